-- What wrk prints at the end, as one line of JSON. After `--` may come `cookies=FILE`: every request wears one
-- of its Cookie headers, picked at random; and `post=FILE`: its text is posted. Times are in microseconds.

function init(args)
   local given = {}
   for _, text in ipairs(args) do
      local name, file = text:match("^(%w+)=(.+)$")
      given[name] = file
   end
   if given.post then
      local file = assert(io.open(given.post))
      wrk.method, wrk.body = "POST", file:read("*a")
      file:close()
   end
   if not given.cookies then return end
   local requests = {}
   for cookie in io.lines(given.cookies) do
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
