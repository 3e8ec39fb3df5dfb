### Français : les pages pour les visiteurs et les pages sur les problèmes.

## Connexion

login-again = Reconnectez-vous, { $name }
login-name = Nom d’utilisateur ou e-mail
login-forgotten-contact = Mot de passe oublié ? Demandez un lien de réinitialisation : <a>{ $contact }</a>
login-forgotten-ask = Mot de passe oublié ? Demandez un lien de réinitialisation à l’administration du site.
login-remember = Garder ma session ouverte
login-new = Première visite ? <a>Créer un compte</a>
login-cookie-missing = Votre navigateur n’a pas conservé le cookie de connexion. Autorisez les cookies pour ce site, puis reconnectez-vous.
login-plain-http = Ce site utilise HTTP sans chiffrement : votre mot de passe et votre cookie de connexion circulent en clair. Ne vous connectez que sur un réseau de confiance.

## Inscription

register-signed-in = Vous utilisez le compte <strong>{ $name }</strong>. Si vous en créez un autre, vous passerez à ce nouveau compte. <a>Garder le compte actuel</a>
register-terms = J’accepte les conditions d’utilisation de ce site
register-have-account = Déjà un compte ? <a>Se connecter</a>
register-closed = Les inscriptions sont fermées
register-closed-why = Il n’est pas possible de créer un compte ici pour le moment. S’il vous en faut un, adressez-vous à l’administration du site { $site }.

## Un nouveau mot de passe, par un lien de réinitialisation

reset-title = Choisir un nouveau mot de passe
reset-lead = Pour le compte <strong>{ $name }</strong>. Ses sessions seront fermées dans tous les navigateurs et applications.
reset-button = Définir le mot de passe

## Le premier compte d’un site

setup-title = Configuration
setup-heading = Configurer { $site }
setup-lead = Créez le premier compte d’administration : celui qui gère tous les autres. Votre session s’ouvrira aussitôt.
setup-button = Créer le compte d’administration

## La page d’accueil

landing-title = Bienvenue
landing-welcome = Bienvenue, { $name }
landing-lead = Connectez-vous pour continuer.
landing-lead-open = Connectez-vous pour continuer, ou créez un compte.
landing-point-stay = Gardez le fil
landing-point-stay-text = Votre session se prolonge discrètement. Rien ne vous interrompt au milieu d’un formulaire.
landing-point-out = Une vraie déconnexion
landing-point-out-text = La déconnexion prend effet immédiatement sur le serveur, pas seulement dans ce navigateur.
landing-point-yours = Votre mot de passe n’est qu’à vous
landing-point-yours-text = Personne ne peut le lire, pas même l’administration de ce site.

## La page privée

private-title = Page privée
private-granted = Accès autorisé !
private-signed-in = Vous utilisez le compte <strong>{ $name }</strong>.

## Après une connexion au milieu d’un formulaire : montre la saisie et demande s’il faut l’envoyer

confirm-title = Envoyer vos modifications ?
confirm-back = Votre session est de nouveau ouverte. Rien n’a encore été envoyé.
confirm-lead = Voici ce que vous alliez envoyer à <code>{ $target }</code>.
confirm-nothing = Il n’y avait rien à remplir.
confirm-password = Les mots de passe ne sont jamais conservés : la page suivante vous redemandera le vôtre.
confirm-discard = Abandonner
confirm-send = Envoyer

## Un problème

problem-number = Erreur { $status }
problem-signed-in = Vous utilisez le compte <strong>{ $name }</strong>, qui n’a pas accès à cette page.
problem-somebody-else = Changer de compte
problem-help = Besoin d’aide ? <a>{ $contact }</a>
problem-start = Aller à la page d’accueil
problem-reference = Référence :
