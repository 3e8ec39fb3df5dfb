### Français : ce qui ne va pas dans un champ, ce qui a été refusé, et les pages sur les problèmes.

## À côté d’un champ

error-blank = Remplissez ce champ
error-blank-username = Saisissez un nom d’utilisateur
error-blank-email = Saisissez une adresse e-mail
error-blank-password = Saisissez un mot de passe
error-blank-old_password = Saisissez votre mot de passe actuel
error-blank-name = Saisissez un nom
error-choice = Choisissez l’une des options.
error-number = Saisissez un nombre entier.
error-terms = Acceptez les conditions d’utilisation pour créer un compte.
error-username = Utilisez des lettres, des chiffres et . + - _ @
error-not-your-address = Un nom d’utilisateur avec un @ doit être votre propre adresse e-mail.
error-email = Saisissez une adresse e-mail comme nom@example.com.
error-invisible = N’utilisez pas de caractères invisibles.
error-too-long = Utilisez { NUMBER($n) } caractères au maximum.
error-name-taken = Ce nom d’utilisateur est déjà pris. Choisissez-en un autre.
error-email-taken = Il existe déjà un compte avec cette adresse e-mail.
error-not-your-password = Ce n’est pas votre mot de passe.
error-mismatch = Les deux mots de passe sont différents. Saisissez deux fois le même.
error-password-similar = { $what ->
    [username] Trop proche du nom d’utilisateur. Choisissez un mot de passe sans rapport avec lui.
    [email] Trop proche de l’adresse e-mail. Choisissez un mot de passe sans rapport avec elle.
   *[first_name] Trop proche du prénom. Choisissez un mot de passe sans rapport avec lui.
 }
error-password-short = { $n ->
    [one] Trop court : utilisez au moins { NUMBER($n) } caractère.
   *[other] Trop court : utilisez au moins { NUMBER($n) } caractères.
 }
error-password-common = Trop facile à deviner : beaucoup de gens l’utilisent. Mieux vaut quelques mots sans lien entre eux.
error-password-numeric = Des chiffres seuls sont faciles à deviner. Ajoutez des lettres ou des mots.
error-password-long = Trop long. Utilisez moins de caractères.
error-group-taken = Un groupe porte déjà ce nom.
error-group-comma = N’utilisez pas de virgule dans le nom : elle sert à séparer les noms.
error-group-gone = L’un de ces groupes n’existe plus.
error-group-unknown = Le groupe « { $name } » n’existe pas.
error-permission = L’autorisation « { $name } » n’existe pas.
password-hint = { $n ->
    [one] Au moins { NUMBER($n) } caractère. Quelques mots sans lien entre eux sont faciles à retenir et difficiles à deviner.
   *[other] Au moins { NUMBER($n) } caractères. Quelques mots sans lien entre eux sont faciles à retenir et difficiles à deviner.
 }

## Les champs, dans une liste de ce qui ne va pas

field-terms = Conditions d’utilisation
field-remember = Garder ma session ouverte
field-is_active = Actif
field-is_staff = Équipe
field-is_superuser = Superutilisateur
field-invite = Invitation

## Connexion

login-wrong = Nom d’utilisateur ou mot de passe incorrect.
login-wrong-hint = Respectez les majuscules et les minuscules du mot de passe.
login-beside = Cette requête est arrivée avec un en-tête Authorization qui contient un jeton de ce site ; dans ce cas, aucun cookie n’est déposé. Connectez-vous sans cet en-tête.
login-signed-out = Votre session est fermée.
login-kept = Rien n’a encore été envoyé et rien n’est perdu. Connectez-vous : vous reverrez votre saisie avant de l’envoyer.
login-lost = Ce que vous alliez envoyer n’a pas pu être conservé. Connectez-vous, puis saisissez-le de nouveau.
login-stays = Pendant { $longest } au plus. À éviter sur un ordinateur partagé.
too-many-seconds = { $n ->
    [one] Trop de tentatives. Réessayez dans { NUMBER($n) } seconde.
   *[other] Trop de tentatives. Réessayez dans { NUMBER($n) } secondes.
 }
too-many-minutes = { $n ->
    [one] Trop de tentatives. Réessayez dans { NUMBER($n) } minute.
   *[other] Trop de tentatives. Réessayez dans { NUMBER($n) } minutes.
 }

## Ce qui n’a pas pu se faire

refusal-invalid = Vérifiez votre saisie.
refusal-not-found = Cet élément n’existe plus.
refusal-forbidden = Vous n’avez pas l’autorisation de faire cela.
refusal-registration-closed = Les inscriptions sont fermées.
refusal-link-spent = Un lien est valable une seule fois, pendant 30 minutes.
refusal-stale = Quelqu’un a modifié cet élément entre-temps. Ouvrez-le de nouveau.
refusal-last-superuser = C’est le dernier superutilisateur actif : il en faut au moins un.
refusal-inactive = Ce compte est inactif. Activez-le d’abord.
refusal-in-use = { $table ->
    [none] Ce compte ne peut pas être supprimé : d’autres données y sont encore liées.
   *[other] Ce compte ne peut pas être supprimé : d’autres données y sont encore liées ({ $table }).
 }
refusal-session-ended = Votre session n’est plus ouverte.
refusal-throttled = Trop de tentatives. Réessayez plus tard.
refusal-busy = Le serveur est occupé. Réessayez dans un instant.

## Les pages sur les problèmes : le titre et une phrase

problem-400 = Requête incorrecte
problem-400-text = Le serveur n’a pas compris cette requête.
problem-401 = Veuillez vous connecter
problem-401-text = Cette page est réservée aux personnes connectées.
problem-403 = Accès refusé
problem-403-text = Vous n’avez pas l’autorisation de consulter cette page.
problem-link-spent = Ce lien ne fonctionne plus
problem-link-spent-text = Il a déjà servi, ou il est trop ancien. Demandez-en un nouveau là où vous l’avez obtenu.
problem-404 = Page introuvable
problem-404-text = Il n’y a rien à cette adresse. Le lien est peut-être ancien.
problem-405 = Cette page ne s’ouvre pas ainsi
problem-405-text = Passez par un lien ou un bouton de ce site.
problem-408 = Trop lent
problem-408-text = La requête a mis trop de temps à arriver. Veuillez réessayer.
problem-409 = Impossible en l’état
problem-409-text = Autre chose doit d’abord changer pour que ce soit possible.
problem-413 = Trop volumineux
problem-413-text = Ce que vous avez envoyé dépasse ce que cette page accepte.
problem-415 = Format inconnu
problem-415-text = Ce que vous avez envoyé est dans un format que cette page ne lit pas.
problem-422 = Il manque quelque chose
problem-422-text = Ce que vous avez envoyé n’a pas pu être traité.
problem-429 = Trop de tentatives
problem-429-text = Veuillez patienter un peu avant de réessayer.
problem-503 = Veuillez réessayer dans un instant
problem-503-text = Le service est occupé ou en maintenance. Aucune session n’a été fermée, et votre saisie est toujours dans votre navigateur : revenez en arrière pour la retrouver.
problem-500 = Une erreur s’est produite
problem-500-text = Le problème vient de notre côté, et il a été consigné.
