### Deutsch: die Seiten für Gäste und die Seiten über Probleme.

## Anmeldung

login-again = Melden Sie sich erneut an, { $name }
login-name = Benutzername oder E-Mail
login-forgotten-contact = Passwort vergessen? Bitten Sie um einen Link zum Zurücksetzen: <a>{ $contact }</a>
login-forgotten-ask = Passwort vergessen? Bitten Sie die Administration um einen Link zum Zurücksetzen.
login-remember = Angemeldet bleiben
login-new = Neu hier? <a>Konto erstellen</a>
login-cookie-missing = Ihr Browser hat das Cookie der Anmeldung nicht behalten. Erlauben Sie Cookies für diese Website, und melden Sie sich dann erneut an.
login-plain-http = Diese Website verwendet unverschlüsseltes HTTP: Ihr Passwort und das Cookie Ihrer Anmeldung werden ungeschützt übertragen. Nutzen Sie sie nur in einem Netz, dem Sie vertrauen.

## Registrierung

register-signed-in = Sie sind als <strong>{ $name }</strong> angemeldet. Wenn Sie ein weiteres Konto erstellen, werden Sie damit angemeldet statt mit dem jetzigen. <a>Beim jetzigen Konto bleiben</a>
register-terms = Ich stimme den Nutzungsbedingungen dieser Website zu
register-have-account = Sie haben schon ein Konto? <a>Anmelden</a>
register-closed = Die Registrierung ist geschlossen
register-closed-why = Zurzeit können Sie hier kein Konto erstellen. Wenn Sie eines brauchen, fragen Sie die Administration von { $site }.

## Ein neues Passwort mit einem Link zum Zurücksetzen

reset-title = Neues Passwort wählen
reset-lead = Für das Konto <strong>{ $name }</strong>. Es wird in allen Browsern und Apps abgemeldet.
reset-button = Passwort festlegen

## Das erste Konto einer Website

setup-title = Einrichtung
setup-heading = { $site } einrichten
setup-lead = Erstellen Sie das erste Administrationskonto. Mit ihm verwalten Sie alle anderen. Sie werden sofort damit angemeldet.
setup-button = Administrationskonto erstellen

## Die Startseite

landing-title = Willkommen
landing-welcome = Willkommen, { $name }
landing-lead = Melden Sie sich an, um fortzufahren.
landing-lead-open = Melden Sie sich an, um fortzufahren, oder erstellen Sie ein Konto.
landing-point-stay = Bleiben Sie bei der Sache
landing-point-stay-text = Ihre Anmeldung erneuert sich unbemerkt. Nichts unterbricht Sie mitten in einem Formular.
landing-point-out = Abgemeldet heißt abgemeldet
landing-point-out-text = Eine Abmeldung gilt sofort auf dem Server, nicht nur in diesem Browser.
landing-point-yours = Ihr Passwort gehört Ihnen
landing-point-yours-text = Niemand kann es lesen, auch nicht die Administration dieser Website.

## Die private Seite

private-title = Private Seite
private-granted = Zugriff gewährt!
private-signed-in = Sie sind als <strong>{ $name }</strong> angemeldet.

## Nach einer Anmeldung mitten in einem Formular: zeigt die Eingaben und fragt, ob sie gesendet werden

confirm-title = Ihre Änderungen senden?
confirm-back = Sie sind wieder angemeldet. Noch wurde nichts gesendet.
confirm-lead = Das wollten Sie gerade an <code>{ $target }</code> senden.
confirm-nothing = Es gab nichts auszufüllen.
confirm-password = Passwörter werden nie aufbewahrt: Die nächste Seite fragt noch einmal nach Ihrem.
confirm-discard = Verwerfen
confirm-send = Senden

## Ein Problem

problem-number = Fehler { $status }
problem-signed-in = Sie sind als <strong>{ $name }</strong> angemeldet. Mit diesem Konto dürfen Sie das nicht öffnen.
problem-somebody-else = Mit einem anderen Konto anmelden
problem-help = Brauchen Sie Hilfe? <a>{ $contact }</a>
problem-start = Zur Startseite
problem-reference = Anfrage-ID:
