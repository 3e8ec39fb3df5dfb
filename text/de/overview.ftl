### Deutsch: was die Seiten der Verwaltung in Zahlen, Limits und Berechtigungen sagen.

## Übersicht

dashboard-change = { $direction ->
    [more] Neue Konten in { NUMBER($days) } Tagen: { NUMBER($n) } mehr als zuvor
    [fewer] Neue Konten in { NUMBER($days) } Tagen: { NUMBER($n) } weniger als zuvor
   *[same] Neue Konten in { NUMBER($days) } Tagen: so viele wie zuvor
 }
dashboard-chart = { NUMBER($n) } in { NUMBER($days) } Tagen, höchstens { NUMBER($most) } am Tag
dashboard-sign-ups-label = Neue Konten an jedem der letzten { NUMBER($days) } Tage: insgesamt { NUMBER($n) }, höchstens { NUMBER($most) } am Tag. Die Zahlen stehen in der Tabelle darunter.
dashboard-sign-ins-label = Anmeldungen an jedem der letzten { NUMBER($days) } Tage: insgesamt { NUMBER($n) }, höchstens { NUMBER($most) } am Tag. Die Zahlen stehen in der Tabelle darunter.
dashboard-bar = { $date }: { NUMBER($n) }

## Übersicht: unsichere Einstellungen, in einer Liste

dashboard-risks = Noch nicht sicher für einen Server, den Fremde erreichen können
risk-plain-http = <code>public_url</code> ist { $origin }: Passwörter und Cookies werden unverschlüsselt übertragen. Stellen Sie HTTPS bereit, und setzen Sie <code>public_url</code> auf die HTTPS-Adresse.
risk-insecure-cookies = <code>insecure_http</code> ist an: Browser senden die Cookies auch unverschlüsselt. Stellen Sie HTTPS bereit, und entfernen Sie diese Einstellung.
risk-cheap-hashes = <code>bcrypt_cost</code> ist { NUMBER($cost) }: Gestohlene Passwort-Hashes sind billig zu knacken. Setzen Sie den Wert auf 12 oder mehr.
risk-unlimited-guesses = <code>throttle</code> ist aus: Passwörter lassen sich unbegrenzt durchprobieren. Setzen Sie den Wert auf <code>true</code>.
risk-short-passwords = <code>password_min_length</code> ist { NUMBER($n) }: Setzen Sie den Wert auf 15, denn allein das Passwort schützt ein Konto.
risk-debug-build = Das ist ein Debug-Build: Er ist langsam und lässt schwache Passwort-Hashes zu. Bauen Sie mit <code>cargo build --release</code>.
risk-trusted-by-all = <code>trusted_proxies</code> enthält { $networks }: Jeder Client kann jede IP-Adresse vorgeben. Führen Sie nur Ihre eigenen Proxys auf.
risk-local-secret = Der geheime Schlüssel liegt in einer Datei auf diesem Server, und die Datenbank ist PostgreSQL: Ein zweiter Server würde nicht starten. Setzen Sie <code>secret_key</code> auf jedem Server auf denselben Wert.

## Limits

limit-password = { $by ->
    [both] { NUMBER($limit) } falsche Passwörter { $window } für ein Konto von einer IP-Adresse aus
    [account] { NUMBER($limit) } falsche Passwörter { $window } für ein Konto von Orten aus, an denen es noch nie angemeldet war
   *[address] { NUMBER($limit) } falsche Passwörter { $window } von einer IP-Adresse aus
 }
limit-registration = { NUMBER($limit) } neue Konten { $window } von einer IP-Adresse aus
limit-hours = { $n ->
    [one] in einer Stunde
   *[other] in { NUMBER($n) } Stunden
 }
limit-minutes = { $n ->
    [one] in einer Minute
   *[other] in { NUMBER($n) } Minuten
 }
limit-seconds = { $n ->
    [one] in einer Sekunde
   *[other] in { NUMBER($n) } Sekunden
 }
limits-unknown-name = Unbekannter Benutzername
limits-deleted-account = Gelöschtes Konto

## Berechtigungen

permission-hint = { $groups ->
    [none] { $name }
   *[other] { $name }, auch über { $groups }
 }
permission-former = In der Anwendung nicht mehr vorgesehen
