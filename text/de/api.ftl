### Deutsch: die Seiten der API. Was die API selbst sagt, bleibt englisch.

## Ein Endpunkt

api-request = Anfrage und Antwort
api-curl = Dasselbe in einer Shell
api-headers = Header
api-body = Body
api-forms = Formulare
api-reference = Referenz
api-refused = Die Antwort auf GET
api-send = { $method } senden
api-filter = Suchen und filtern
api-raw = Rohdaten
api-media-type = Medientyp
api-content = Inhalt
api-delete = Löschen
api-delete-ask = Endgültig löschen? Das lässt sich nicht rückgängig machen.
api-delete-yes = Ja, löschen

## Die Seiten einer Liste

api-in-all = { $pages ->
    [one] { NUMBER($count) } insgesamt
   *[other] { NUMBER($count) } insgesamt, Seite { NUMBER($page) } von { NUMBER($pages) }
 }
api-pages = Seiten
api-page = Seite { NUMBER($n) }
api-previous = Zurück
api-next = Weiter

## Wer fragt

api-members-only = Dafür müssen Sie angemeldet sein.
api-sign-in = Anmelden und hierher zurückkehren
api-token = Ein Token verwenden
api-token-label = Bearer-Token
api-asking-as = Sie senden Anfragen als <strong>{ $who }</strong>. Ein Token gilt nur für eine einzige Anfrage und wird nicht gespeichert.
api-asking-nobody = Sie senden Anfragen, ohne angemeldet zu sein. Ein Token gilt nur für eine einzige Anfrage und wird nicht gespeichert.
api-asked-as = Das ist die Antwort auf Ihr Token, das zu <strong>{ $who }</strong> gehört. Es wurde nicht gespeichert: Links und Formulare verwenden es nicht.
api-asked-nobody = Das ist die Antwort auf Ihr Token. Es wurde nicht gespeichert: Links und Formulare verwenden es nicht.

## Die Referenz

api-reference-lead = Alle Adressen dieser API: was sie annehmen und was sie antworten.
api-reference-bodies = Alle Adressen beginnen mit { $server }. Ein Body ist JSON oder ein Formular mit denselben Feldern.
api-document = OpenAPI-Dokument
api-addresses = Adressen
api-access = { $who ->
    [open] Offen für alle; Zugangsdaten werden nicht gelesen.
    [optional] Offen für alle; Zugangsdaten zählen, wenn sie mitgesendet werden.
    [staff] Für das Team; Änderungen sind Superusern vorbehalten.
   *[user] Für Benutzer, mit einem Zugriffstoken oder einer Sitzung.
 }
api-place = { $place ->
    [path] im Pfad
    [query] im Query-String
    [header] in einem Header
   *[other] im Body
 }
api-required = erforderlich
api-longest = höchstens { NUMBER($n) } Zeichen
api-parameters = Parameter
api-answers = Antworten
api-shapes = Strukturen
api-shapes-hint = Woraus Antworten bestehen, nach Namen geordnet.
