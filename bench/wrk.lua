-- What wrk prints at the end, as one line of JSON; with a file of Cookie headers after `--`, every request
-- wears one of them, picked at random. Times are in microseconds.

function init(args)
   if not args[1] then return end
   local requests = {}
   for cookie in io.lines(args[1]) do
      wrk.headers["Cookie"] = cookie
      requests[#requests + 1] = wrk.format()
   end
   math.randomseed(7)
   request = function() return requests[math.random(#requests)] end
end

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      '\n{"requests":%d,"bytes":%d,"duration":%d,"p50":%d,"p99":%d,"refused":%d,"broken":%d}\n',
      summary.requests, summary.bytes, summary.duration, latency:percentile(50), latency:percentile(99),
      errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
