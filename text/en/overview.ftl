### English: what the pages of the admin tell in figures, limits and permissions.

## Overview

# Below the number of users: how many accounts were created lately, compared with as many days
# before. $days: 30. $n: how many more or fewer.
dashboard-change = { $direction ->
    [more] Sign-ups in { NUMBER($days) } days: { NUMBER($n) } more than before
    [fewer] Sign-ups in { NUMBER($days) } days: { NUMBER($n) } fewer than before
   *[same] Sign-ups in { NUMBER($days) } days: as many as before
 }
# Beside the name of a chart. $n: the number on all days. $most: the largest number on one of them.
dashboard-chart = { NUMBER($n) } in { NUMBER($days) } days, at most { NUMBER($most) } a day
# Read aloud in the place of the charts.
dashboard-sign-ups-label = Sign-ups on each of the last { NUMBER($days) } days: { NUMBER($n) } in all, at most { NUMBER($most) } a day. The figures are in the table below.
dashboard-sign-ins-label = Sign-ins on each of the last { NUMBER($days) } days: { NUMBER($n) } in all, at most { NUMBER($most) } a day. The figures are in the table below.
# Shown while the pointer is on a bar. $date: a day, such as “12 Mar”. $n: the number on it.
dashboard-bar = { $date }: { NUMBER($n) }

## Overview: settings that are unsafe, in a list

# The head of the list.
dashboard-risks = Not safe yet for a server that strangers can reach
# $origin: an address, such as http://example.org.
risk-plain-http = <code>public_url</code> is { $origin }: passwords and cookies travel unencrypted. Serve HTTPS, and set <code>public_url</code> to the https address.
risk-insecure-cookies = <code>insecure_http</code> is on: browsers send the cookies without encryption, too. Serve HTTPS, and remove this setting.
risk-cheap-hashes = <code>bcrypt_cost</code> is { NUMBER($cost) }: stolen password hashes are cheap to crack. Set it to 12 or more.
risk-unlimited-guesses = <code>throttle</code> is off: passwords can be guessed without limit. Set it to <code>true</code>.
# $n: the least number of characters of a password.
risk-short-passwords = <code>password_min_length</code> is { NUMBER($n) }: set it to 15, because the password alone protects an account.
risk-debug-build = This is a debug build: it is slow, and allows weak password hashes. Build with <code>cargo build --release</code>.
# $networks: one or two networks, such as 0.0.0.0/0.
risk-trusted-by-all = <code>trusted_proxies</code> contains { $networks }: any client can claim any IP address. List only your own proxies.
risk-local-secret = The secret is in a file of this server, and the database is PostgreSQL: a second server would not start. Set <code>secret_key</code> to the same value on every server.

## Limits

# $limit: how many attempts are allowed. $window: such as “in 15 minutes”.
limit-password = { $by ->
    [both] { NUMBER($limit) } wrong passwords { $window } for one account from one IP address
    [account] { NUMBER($limit) } wrong passwords { $window } for one account from places where it has not signed in before
   *[address] { NUMBER($limit) } wrong passwords { $window } from one IP address
 }
limit-registration = { NUMBER($limit) } new accounts { $window } from one IP address
# Within which time the attempts are counted.
limit-hours = { $n ->
    [1] in an hour
   *[other] in { NUMBER($n) } hours
 }
limit-minutes = { $n ->
    [1] in a minute
   *[other] in { NUMBER($n) } minutes
 }
limit-seconds = { $n ->
    [1] in a second
   *[other] in { NUMBER($n) } seconds
 }
# In the place of a user name; “from” and an IP address may follow.
limits-unknown-name = Unknown user name
limits-deleted-account = Deleted account

## Permissions

# Below what a permission allows. $name: its name in the application, such as orders.edit.
# $groups: the groups through which the user has it already.
permission-hint = { $groups ->
    [none] { $name }
   *[other] { $name }, also through { $groups }
 }
# In the place of what a permission allows: the application does not know it any more.
permission-former = No longer declared
