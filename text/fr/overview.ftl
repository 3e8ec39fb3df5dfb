### Français : ce que les pages de l’administration disent en chiffres, les limites et les autorisations.

## Vue d’ensemble

dashboard-change = { $direction ->
    [more] Inscriptions en { NUMBER($days) } jours : { NUMBER($n) } de plus qu’avant
    [fewer] Inscriptions en { NUMBER($days) } jours : { NUMBER($n) } de moins qu’avant
   *[same] Inscriptions en { NUMBER($days) } jours : autant qu’avant
 }
dashboard-chart = { NUMBER($n) } en { NUMBER($days) } jours, { NUMBER($most) } par jour au plus
dashboard-sign-ups-label = Inscriptions pour chacun des { NUMBER($days) } derniers jours : { NUMBER($n) } en tout, { NUMBER($most) } par jour au plus. Les chiffres figurent dans le tableau ci-dessous.
dashboard-sign-ins-label = Connexions pour chacun des { NUMBER($days) } derniers jours : { NUMBER($n) } en tout, { NUMBER($most) } par jour au plus. Les chiffres figurent dans le tableau ci-dessous.
dashboard-bar = { $date } : { NUMBER($n) }

## Vue d’ensemble : les réglages dangereux, dans une liste

dashboard-risks = Configuration pas encore assez sûre pour un serveur accessible à des inconnus
risk-plain-http = <code>public_url</code> vaut { $origin } : les mots de passe et les cookies circulent sans chiffrement. Servez le site en HTTPS et donnez à <code>public_url</code> l’adresse en https.
risk-insecure-cookies = <code>insecure_http</code> est activé : les navigateurs envoient les cookies même sans chiffrement. Servez le site en HTTPS et retirez ce réglage.
risk-cheap-hashes = <code>bcrypt_cost</code> vaut { NUMBER($cost) } : des empreintes de mots de passe volées seraient faciles à casser. Choisissez 12 ou plus.
risk-unlimited-guesses = <code>throttle</code> est désactivé : rien ne limite les essais pour deviner un mot de passe. Réglez-le sur <code>true</code>.
risk-short-passwords = <code>password_min_length</code> vaut { NUMBER($n) } : choisissez 15, car seul le mot de passe protège un compte.
risk-debug-build = C’est une version de débogage : elle est lente et accepte des empreintes de mots de passe faibles. Compilez avec <code>cargo build --release</code>.
risk-trusted-by-all = <code>trusted_proxies</code> contient { $networks } : n’importe quel client peut se faire passer pour n’importe quelle adresse IP. N’indiquez que vos propres proxys.
risk-local-secret = Le secret se trouve dans un fichier de ce serveur, et la base de données est PostgreSQL : un second serveur ne démarrerait pas. Donnez à <code>secret_key</code> la même valeur sur chaque serveur.

## Limites

limit-password = { $by ->
    [both] { NUMBER($limit) } mots de passe erronés { $window } pour un même compte depuis une même adresse IP
    [account] { NUMBER($limit) } mots de passe erronés { $window } pour un même compte depuis des endroits où il n’a encore jamais été utilisé
   *[address] { NUMBER($limit) } mots de passe erronés { $window } depuis une même adresse IP
 }
limit-registration = { NUMBER($limit) } nouveaux comptes { $window } depuis une même adresse IP
limit-hours = { $n ->
    [1] en une heure
   *[other] en { NUMBER($n) } heures
 }
limit-minutes = { $n ->
    [1] en une minute
   *[other] en { NUMBER($n) } minutes
 }
limit-seconds = { $n ->
    [1] en une seconde
   *[other] en { NUMBER($n) } secondes
 }
limits-unknown-name = Nom d’utilisateur inconnu
limits-deleted-account = Compte supprimé

## Autorisations

permission-hint = { $groups ->
    [none] { $name }
   *[other] { $name }, accordée aussi par { $groups }
 }
permission-former = N’est plus déclarée
