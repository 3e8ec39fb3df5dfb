### Deutsch: der Rahmen aller Seiten, Wörter vieler Seiten, Formulare und Felder.

language-name = Deutsch
language-direction = ltr
language-formats = de

## Die Leiste oben, das Menü hinter dem Gesicht, der Fuß

skip = Zum Inhalt springen
areas = Bereiche
area-account = Konto
area-admin = Verwaltung
area-api = API
your-menu = Ihr Menü: { $name }
your-account = Ihr Konto
start-page = Startseite
language = Sprache
footer-times = { $zone ->
    [UTC] Zeitzone: UTC
   *[other] Zeitzone: { $zone }
 }

## Die wichtigsten Handlungen

sign-in = Anmelden
sign-out = Abmelden
create-account = Konto erstellen
save-changes = Änderungen speichern
cancel = Abbrechen
done = Fertig
open = Öffnen
search = Suchen
filter = Filtern
try-again = Erneut versuchen
choose-one = Bitte wählen
back-to-list = Zurück zur Liste
download-csv = CSV herunterladen

## Was ein Skript hinzufügt

show = Anzeigen
hide = Verbergen
copy = Kopieren
copied = Kopiert

## Listen

show-nav = Ansicht
show-newest = Neueste anzeigen
show-older = Ältere anzeigen
pages = Seiten
breadcrumb = Übergeordnete Seiten
first = Erste
previous = Zurück
next = Weiter
last = Letzte
per-page = Pro Seite
sort-by = Sortieren nach
actions = Aktionen
selected = ausgewählt
filtered = gefiltert
older = ältere Einträge
details = Details
became = wurde zu

## Formulare

title-error = Fehler:
check-fields = Prüfen Sie diese Felder
optional = optional

## Felder

field-username = Benutzername
field-email = E-Mail
field-first_name = Vorname
field-last_name = Nachname
field-name = Name
field-password = Passwort
field-password2 = Passwort wiederholen
field-old_password = Aktuelles Passwort
field-new-password = Neues Passwort
field-new-password2 = Neues Passwort wiederholen
field-groups = Gruppen
field-permissions = Berechtigungen
field-language = Sprache
field-time_zone = Zeitzone
field-theme = Darstellung
username-hint = Buchstaben, Ziffern und . + - _ @

## Menschen und ihre Rollen

role = Rolle
member = Mitglied
staff = Team
superuser = Superuser
active = Aktiv
inactive = Inaktiv
active-hint = Kann sich anmelden.
staff-hint = Kann die Verwaltung einsehen, aber nichts ändern.
superuser-hint = Kann hier alles ändern, auch Rollen.
active-hint-long = Kann sich anmelden. Ohne dieses Häkchen bleibt das Konto bestehen, aber seine Sitzungen enden sofort.
you = Ihr Konto
group = Gruppe
member-since = Mitglied seit
joined = Beigetreten
last-sign-in = Letzte Anmeldung
day-today = Heute

## Anstelle eines Wertes

never = Nie
none = Keine
nothing = Nichts
empty = Leer
not-known = Unbekannt

## Was sich nicht rückgängig machen lässt

danger-zone = Gefahrenzone
no-way-back = Das lässt sich nicht rückgängig machen.

wrong-field = { $label }: { $message }
