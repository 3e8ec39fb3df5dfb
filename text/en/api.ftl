# The pages of the API. What the API itself says, such as the names and the labels of its fields, is not here: it stays
# English, as programs know it.

## An endpoint

api-request = Request and answer
api-curl = The same from a shell
api-headers = Headers
api-body = Body
api-forms = Forms
api-reference = Reference
api-refused = The answer to GET
# $method is an HTTP method.
api-send = Send { $method }
api-filter = Search and filter
api-raw = Raw data
api-media-type = Media type
api-content = Content
api-delete = Delete
api-delete-ask = Delete this for good? It cannot be brought back.
api-delete-yes = Yes, delete it

## The pages of a list

api-in-all = { $pages ->
    [1] { NUMBER($count) } in all
   *[other] { NUMBER($count) } in all, page { NUMBER($page) } of { NUMBER($pages) }
 }
api-pages = Pages
api-page = Page { NUMBER($n) }
api-previous = Previous
api-next = Next

## Who asks

api-members-only = This is for people who are signed in.
api-sign-in = Sign in and come back
api-token = Use a token
api-token-label = Bearer token
# $who is a user name.
api-asking-as = You are asking as <strong>{ $who }</strong>. A token goes with one request and is not kept.
api-asking-nobody = You are asking without signing in. A token goes with one request and is not kept.
api-asked-as = This is the answer to <strong>{ $who }</strong>, whose token you gave. It was not kept: links and forms go without it.
api-asked-nobody = This is the answer to your token. It was not kept: links and forms go without it.

## The reference

api-reference-lead = Every address of this API: what it takes, and how it answers.
# $server is the address of this site.
api-reference-bodies = All addresses start with { $server }. Bodies are JSON, or forms with the same fields.
api-document = OpenAPI document
api-addresses = Addresses
api-access = { $who ->
    [open] Open to everybody; credentials are not read.
    [optional] Open to everybody; credentials count if they are sent.
    [staff] For staff; changes are for superusers.
   *[user] For users, with an access token or a session.
 }
api-place = { $place ->
    [path] in the path
    [query] in the query
    [header] in a header
   *[other] in the body
 }
api-required = required
api-longest = at most { NUMBER($n) } characters
api-parameters = Parameters
api-answers = Answers
api-shapes = Shapes
api-shapes-hint = What answers are made of, by name.
