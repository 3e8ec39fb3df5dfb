### Français : les phrases du journal, et de l’activité de son propre compte.

## Ce qui est montré ; chacun est un lien

show-everything = Tout
show-sign-ins = Connexions
show-changes = Modifications
show-warnings = Alertes
user-history-all-title = Tout sur { $name }

## Les filtres du journal

log-anything = Tous les événements
log-since-ever = Toutes les dates
log-since-24h = 24 dernières heures
log-since-7d = 7 derniers jours
log-since-30d = 30 derniers jours
log-wrong-event = Choisissez l’une de ces options.
log-wrong-address = Saisissez une adresse IP, comme 192.0.2.7 ou 2001:db8::7.
log-wrong-day = Saisissez un jour sous la forme année-mois-jour, comme 2026-03-31.
log-wrong-order = Le dernier jour précède le premier.

## Qui l’a fait, ou à qui, à la place d’un nom d’utilisateur

log-terminal = La ligne de commande
log-host = L’application
# Suit souvent « compte ».
log-account = n° { $id }

## Les phrases du journal. Elles évitent « de » et « à » devant un nom, et les participes qui s’accorderaient avec lui.

log-set-up = { $who ->
    [none] Le compte { $whom } est devenu le premier superutilisateur.
   *[other] { $who } a fait du compte { $whom } le premier superutilisateur.
 }
log-registered = { $whom } a créé son compte.
log-signed-in = { $channel ->
    [api] { $whom } a ouvert une session par l’API.
   *[other] { $whom } a ouvert une session.
 }
log-sign-in-failed = { $whom ->
    [none] Une connexion avec un nom d’utilisateur inconnu a échoué.
   *[other] { $channel ->
        [confirmation] Un mot de passe erroné a été saisi pour le compte { $whom }.
       *[other] Une connexion au compte { $whom } a échoué.
    }
 }
log-throttled = { $channel ->
    [registration] Il y a eu trop d’inscriptions depuis une même adresse IP.
    [host] Il y a eu trop de tentatives pour { $limit }.
   *[other] { $whom ->
        [none] Il y a eu trop de tentatives de connexion.
       *[other] Il y a eu trop de tentatives de connexion au compte { $whom }.
    }
 }
log-signed-out = { $whom } a fermé sa session.
log-session-ended = { $own ->
    [yes] { $who } a fermé l’une de ses propres sessions.
   *[no] { $who } a fermé une session du compte { $whom }.
 }
log-sessions-ended = { $own ->
    [yes] { $who } a fermé { NUMBER($n) } de ses propres sessions.
   *[no] { $n ->
        [one] { $who } a fermé { NUMBER($n) } session du compte { $whom }.
       *[other] { $who } a fermé { NUMBER($n) } sessions du compte { $whom }.
    }
 }
log-token-reused = Un jeton déjà utilisé du compte { $whom } a servi une nouvelle fois. La session correspondante est fermée.
log-password-changed = { $whom } a choisi un nouveau mot de passe.
log-password-reset = { $whom } a choisi un nouveau mot de passe avec un lien de réinitialisation.
log-password-set = { $own ->
    [yes] { $who } a défini son propre mot de passe.
   *[no] { $who } a défini le mot de passe du compte { $whom }.
 }
log-reset-link-made = { $own ->
    [yes] { $who } a créé un lien de réinitialisation pour son propre compte.
   *[no] { $who } a créé un lien de réinitialisation pour le compte { $whom }.
 }
log-profile-changed = { $what ->
    [username] { $whom } a modifié son nom d’utilisateur.
    [email] { $whom } a modifié son adresse e-mail.
    [name] { $whom } a modifié son nom.
   *[several] { $whom } a modifié son profil.
 }
log-account-deleted = { $whom } a supprimé son propre compte.
log-user-created = { $who } a ajouté le compte { $whom }.
log-user-changed = { $own ->
    [yes] { $who } a modifié son propre profil.
   *[no] { $what ->
        [username] { $who } a modifié le nom d’utilisateur du compte { $whom }.
        [email] { $who } a modifié l’adresse e-mail du compte { $whom }.
        [name] { $who } a modifié le nom du compte { $whom }.
       *[several] { $who } a modifié le profil du compte { $whom }.
    }
 }
log-rights-changed = { $own ->
    [yes] { $who } a modifié son propre rôle.
   *[no] { $role ->
        [superuser] { $who } a donné le rôle de superutilisateur au compte { $whom }.
        [no-superuser] { $who } a retiré le rôle de superutilisateur au compte { $whom }.
        [staff] { $who } a ajouté le compte { $whom } à l’équipe.
        [no-staff] { $who } a retiré le compte { $whom } de l’équipe.
       *[other] { $who } a modifié le rôle du compte { $whom }.
    }
 }
log-activated = { $own ->
    [yes] { $who } a activé son propre compte.
   *[no] { $who } a activé le compte { $whom }.
 }
log-deactivated = { $own ->
    [yes] { $who } a désactivé son propre compte.
   *[no] { $who } a désactivé le compte { $whom }.
 }
log-user-deleted = { $own ->
    [yes] { $who } a supprimé son propre compte.
   *[no] { $who } a supprimé le compte { $whom }.
 }
log-groups-changed = { $given ->
    [added] { $own ->
        [yes] { $who } a rejoint { $names }.
       *[no] { $who } a ajouté { $names } aux groupes du compte { $whom }.
    }
    [removed] { $own ->
        [yes] { $who } a quitté { $names }.
       *[no] { $who } a retiré { $names } des groupes du compte { $whom }.
    }
   *[other] { $own ->
        [yes] { $who } a modifié ses propres groupes.
       *[no] { $who } a modifié les groupes du compte { $whom }.
    }
 }
log-permissions-changed = { $own ->
    [yes] { $who } a modifié ses propres autorisations.
   *[no] { $given ->
        [added] { $who } a accordé { $names } au compte { $whom }.
        [removed] { $who } a retiré { $names } au compte { $whom }.
       *[other] { $who } a modifié les autorisations du compte { $whom }.
    }
 }
log-group-created = { $who } a ajouté le groupe { $group }.
log-group-changed = { $who } a modifié le groupe { $group }.
log-group-deleted = { $who } a supprimé le groupe { $group }.
log-cross-origin-refused = Une requête venant d’un autre site a été refusée.
log-throttle-lifted = { $own ->
    [yes] { $who } a débloqué son propre compte.
   *[no] { $whom ->
        [none] { $address ->
            [none] { $who } a débloqué un nom d’utilisateur inconnu.
           *[other] { $who } a débloqué l’adresse IP { $address }.
        }
       *[other] { $address ->
            [none] { $who } a débloqué le compte { $whom }.
           *[other] { $who } a débloqué le compte { $whom } pour l’adresse IP { $address }.
        }
    }
 }
log-users-exported = { $who } a téléchargé la liste des utilisateurs.
log-log-exported = { $who } a téléchargé le journal.
log-backup-made = { $who } a sauvegardé la base de données.
log-untrusted-proxy = Un proxy qui n’est pas de confiance a transmis une requête.
log-other = { $who ->
    [none] { $whom ->
        [none] { $event }
       *[other] { $event }, au sujet du compte { $whom }
    }
   *[other] { $own ->
        [yes] { $who } : { $event }
       *[no] { $whom ->
            [none] { $who } : { $event }
           *[other] { $who } : { $event }, au sujet du compte { $whom }
        }
    }
 }

## Les mêmes événements, pour filtrer

event-set-up = Premier superutilisateur créé
event-registered = Compte créé
event-signed-in = Connexion
event-sign-in-failed = Échec de connexion
event-throttled = Trop de tentatives
event-signed-out = Déconnexion
event-session-ended = Session fermée
event-sessions-ended = Plusieurs sessions fermées
event-token-reused = Jeton déjà utilisé présenté à nouveau
event-password-changed = Mot de passe changé
event-password-reset = Mot de passe réinitialisé
event-password-set = Mot de passe défini par l’administration
event-reset-link-made = Lien de réinitialisation créé
event-profile-changed = Profil modifié
event-account-deleted = Compte supprimé par son titulaire
event-user-created = Compte ajouté
event-user-changed = Compte modifié
event-rights-changed = Rôle modifié
event-activated = Compte activé
event-deactivated = Compte désactivé
event-user-deleted = Compte supprimé
event-groups-changed = Groupes d’un compte modifiés
event-permissions-changed = Autorisations d’un compte modifiées
event-group-created = Groupe ajouté
event-group-changed = Groupe modifié
event-group-deleted = Groupe supprimé
event-cross-origin-refused = Requête d’un autre site refusée
event-throttle-lifted = Déblocage
event-users-exported = Liste des utilisateurs téléchargée
event-log-exported = Journal téléchargé
event-backup-made = Base de données sauvegardée
event-untrusted-proxy = Proxy qui n’est pas de confiance

## Les détails d’une entrée, chacun devant sa valeur

detail-username = Nom d’utilisateur
detail-email = E-mail
detail-first_name = Prénom
detail-last_name = Nom
detail-is_active = Actif
detail-is_staff = Équipe
detail-is_superuser = Superutilisateur
detail-count = Sessions
detail-group = Groupe
detail-name = Nom
detail-added = Ajouts
detail-removed = Retraits
detail-permissions = Autorisations
detail-members = Membres
detail-limit = Limite
detail-limit-password = mots de passe
detail-limit-registration = inscriptions
detail-account = Compte
detail-account-unknown = noms d’utilisateur inconnus
detail-limited_address = Adresse IP
detail-attempts = Tentatives
detail-method = Méthode
detail-path = Chemin
detail-why = Motif
detail-channel = Canal
detail-methods = Mode de connexion
detail-searched = Recherche
detail-number = { NUMBER($n) }
detail-yes = oui
detail-no = non
detail-nothing = rien
detail-empty = (vide)

## L’activité de son propre compte. Avec $by = admin, c’est l’administration, qui n’est pas nommée autrement

activity-set-up = { $by ->
    [admin] L’administration a créé votre compte.
   *[you] Vous avez créé ce compte.
 }
activity-registered = { $by ->
    [admin] L’administration a créé votre compte.
   *[you] Vous avez créé ce compte.
 }
activity-signed-in = { $channel ->
    [api] Vous avez ouvert une session par l’API.
   *[other] Vous avez ouvert une session.
 }
activity-sign-in-failed = { $channel ->
    [confirmation] Un mot de passe erroné a été saisi.
   *[other] Une tentative de connexion a échoué.
 }
activity-throttled = Il y a eu trop de tentatives de connexion.
activity-signed-out = Vous avez fermé votre session.
activity-session-ended = { $by ->
    [admin] L’administration a fermé l’une de vos sessions.
   *[you] Vous avez fermé l’une de vos sessions.
 }
activity-sessions-ended = { $by ->
    [admin] L’administration a fermé vos sessions.
   *[you] Vous avez fermé vos autres sessions.
 }
activity-token-reused = Une ancienne copie d’une session a été réutilisée. Cette session est fermée.
activity-password-changed = Vous avez changé votre mot de passe.
activity-password-reset = Un nouveau mot de passe a été choisi avec un lien de réinitialisation.
activity-password-set = { $by ->
    [admin] L’administration a défini votre mot de passe.
   *[you] Vous avez défini votre mot de passe dans l’administration.
 }
activity-reset-link-made = { $by ->
    [admin] L’administration a créé un lien de réinitialisation pour votre compte.
   *[you] Vous avez créé un lien de réinitialisation pour votre compte.
 }
activity-profile-changed = { $new ->
    [none] Vous avez modifié votre profil.
   *[other] Vous avez remplacé votre adresse e-mail { $old } par { $new }.
 }
activity-user-created = { $by ->
    [admin] L’administration a créé votre compte.
   *[you] Vous avez créé ce compte.
 }
activity-user-changed = { $by ->
    [admin] { $new ->
        [none] L’administration a modifié votre profil.
       *[other] L’administration a remplacé votre adresse e-mail { $old } par { $new }.
    }
   *[you] { $new ->
        [none] Vous avez modifié votre profil.
       *[other] Vous avez remplacé votre adresse e-mail { $old } par { $new }.
    }
 }
activity-rights-changed = { $by ->
    [admin] L’administration a modifié votre rôle.
   *[you] Vous avez modifié votre rôle.
 }
activity-activated = { $by ->
    [admin] L’administration a activé votre compte.
   *[you] Vous avez activé votre compte.
 }
activity-deactivated = { $by ->
    [admin] L’administration a désactivé votre compte.
   *[you] Vous avez désactivé votre compte.
 }
activity-groups-changed = { $by ->
    [admin] L’administration a modifié vos groupes.
   *[you] Vous avez modifié vos groupes.
 }
activity-permissions-changed = { $by ->
    [admin] L’administration a modifié vos autorisations.
   *[you] Vous avez modifié vos autorisations.
 }
activity-throttle-lifted = { $by ->
    [admin] L’administration a débloqué votre compte.
   *[you] Vous avez débloqué votre compte.
 }
activity-other = { $event }
