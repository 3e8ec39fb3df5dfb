### Deutsch: Zeiten, Dauern, Geräte und Sitzungen.

## Zeiten; sie stehen für sich und mitten im Satz, daher klein

time-now = gerade eben
time-minutes = { $n ->
    [one] vor { NUMBER($n) } Minute
   *[other] vor { NUMBER($n) } Minuten
 }
time-hours = { $n ->
    [one] vor { NUMBER($n) } Stunde
   *[other] vor { NUMBER($n) } Stunden
 }
time-yesterday = gestern
time-days = { $n ->
    [one] vor { NUMBER($n) } Tag
   *[other] vor { NUMBER($n) } Tagen
 }
time-in-minutes = { $n ->
    [one] in { NUMBER($n) } Minute
   *[other] in { NUMBER($n) } Minuten
 }
time-in-hours = { $n ->
    [one] in { NUMBER($n) } Stunde
   *[other] in { NUMBER($n) } Stunden
 }
# Über den Einträgen eines Tages.
day-yesterday = Gestern

## Dauern (Nominativ oder Akkusativ)

span-days = { $n ->
    [one] { NUMBER($n) } Tag
   *[other] { NUMBER($n) } Tage
 }
span-hours = { $n ->
    [one] { NUMBER($n) } Stunde
   *[other] { NUMBER($n) } Stunden
 }
span-minutes = { $n ->
    [one] { NUMBER($n) } Minute
   *[other] { NUMBER($n) } Minuten
 }
span-seconds = { $n ->
    [one] { NUMBER($n) } Sekunde
   *[other] { NUMBER($n) } Sekunden
 }

## Geräte, wie ein Browser sich beschreibt

device = { $browser } auf { $system }
device-browser = { $browser }
device-unknown = Unbekanntes Gerät
browser-unknown = Unbekannter Browser

## Warum eine Sitzung endete

session-ended = { $why ->
    [logout] { $device } wurde abgemeldet.
    [expired] { $device } wurde abgemeldet, weil die Sitzung abgelaufen ist.
    [token_reused] { $device } wurde abgemeldet, weil eine alte Kopie der Sitzung noch einmal benutzt wurde.
    [password_changed] { $device } wurde abgemeldet, weil das Passwort geändert wurde.
    [deactivated] { $device } wurde abgemeldet, weil das Konto deaktiviert wurde.
    [role_changed] { $device } wurde abgemeldet, weil die Rolle geändert wurde.
    [admin] { $device } wurde von der Administration abgemeldet.
    [replaced] { $device } hat sich erneut angemeldet.
   *[unknown] { $device } wurde abgemeldet.
 }

ended-logout = Sie wurden abgemeldet, weil Sie diese Sitzung selbst beendet haben.
ended-expired = Sie wurden abgemeldet, weil Ihre Sitzung abgelaufen ist. Bitte melden Sie sich erneut an.
ended-token-reused = Sie wurden abgemeldet, weil eine alte Kopie Ihrer Sitzung noch einmal benutzt wurde. Vielleicht hat jemand sie an sich gebracht. Bitte melden Sie sich erneut an.
ended-password-changed = Sie wurden abgemeldet, weil das Passwort dieses Kontos geändert wurde.
ended-deactivated = Sie wurden abgemeldet, weil dieses Konto deaktiviert wurde.
ended-role-changed = Sie wurden abgemeldet, weil die Rolle dieses Kontos geändert wurde.
ended-admin = Sie wurden abgemeldet, weil die Administration die Sitzung beendet hat.
ended-replaced = Sie wurden abgemeldet, weil Sie sich in diesem Browser erneut angemeldet haben.

## Auswahl im Profil

language-of-browser = Sprache meines Browsers
zone-of-site = Zeitzone der Website ({ $zone })

## Die Startseite

landing-account = Ihr Konto
landing-account-hint = Name, E-Mail, Passwort und wo Sie angemeldet sind.
landing-private = Private Seite
landing-private-hint = Nur für angemeldete Personen.
landing-admin = Verwaltung
landing-admin-hint = Benutzer und ihre Sitzungen, das Protokoll und Limits.
landing-api = API
landing-api-hint = Ihr Konto für Programme, zum Ausprobieren im Browser.
