### Français : ce que la liste des utilisateurs et les pages sur un utilisateur disent en nombres et en noms.

## La liste des utilisateurs

users-filter-everyone = Tous
users-filter-inactive = Inactifs
users-filter-staff = Équipe
users-filter-superusers = Superutilisateurs
users-person = Personne
users-status = État
users-order = { $column } : { $order }
users-order-a-to-z = de A à Z
users-order-z-to-a = de Z à A
users-order-newest = la plus récente d’abord
users-order-oldest = la plus ancienne d’abord
users-order-first = en premier
users-order-last = en dernier
users-all-on-page = { $n ->
    [one] { NUMBER($n) } utilisateur sur cette page
   *[other] Les { NUMBER($n) } utilisateurs de cette page
 }
users-everyone = Les { NUMBER($n) } utilisateurs, pas seulement ceux de cette page
users-range = { $count ->
    [0] Personne
    [1] { NUMBER($from) } sur { NUMBER($total) }
   *[other] { NUMBER($from) }–{ NUMBER($to) } sur { NUMBER($total) }
 }
users-page = Page { NUMBER($page) } sur { NUMBER($count) }

## Ajouter un utilisateur

users-invited = Le compte { $name } a été ajouté. Transmettez le lien ci-dessous.
users-invite-inactive = Seul un compte actif permet de choisir un mot de passe. Cochez cette case, ou définissez un mot de passe.

## Ce qu’on peut faire des utilisateurs : le formulaire est revenu

bulk-no-action = Choisissez ce qu’il faut faire.
bulk-no-group = Choisissez d’abord le groupe.
bulk-nobody = Cochez d’abord des utilisateurs.

## Ce qu’on peut faire des utilisateurs : la page qui demande ; chaque question est suivie de son bouton.
## Avec $most, il y a tant d’utilisateurs que tous n’ont pas été examinés.

bulk-activate-ask = { $most ->
    [yes] Activer jusqu’à { NUMBER($n) } comptes ?
   *[none] { $n ->
        [one] Activer { NUMBER($n) } compte ?
       *[other] Activer { NUMBER($n) } comptes ?
    }
 }
bulk-activate-button = { $most ->
    [yes] Activer jusqu’à { NUMBER($n) } comptes
   *[none] { $n ->
        [one] Activer { NUMBER($n) } compte
       *[other] Activer { NUMBER($n) } comptes
    }
 }
bulk-deactivate-ask = { $most ->
    [yes] Désactiver jusqu’à { NUMBER($n) } comptes ?
   *[none] { $n ->
        [one] Désactiver { NUMBER($n) } compte ?
       *[other] Désactiver { NUMBER($n) } comptes ?
    }
 }
bulk-deactivate-button = { $most ->
    [yes] Désactiver jusqu’à { NUMBER($n) } comptes
   *[none] { $n ->
        [one] Désactiver { NUMBER($n) } compte
       *[other] Désactiver { NUMBER($n) } comptes
    }
 }
bulk-end-sessions-ask = { $most ->
    [yes] Déconnecter partout jusqu’à { NUMBER($n) } utilisateurs ?
   *[none] { $n ->
        [one] Déconnecter partout { NUMBER($n) } utilisateur ?
       *[other] Déconnecter partout { NUMBER($n) } utilisateurs ?
    }
 }
bulk-end-sessions-button = { $most ->
    [yes] Déconnecter jusqu’à { NUMBER($n) } utilisateurs
   *[none] { $n ->
        [one] Déconnecter { NUMBER($n) } utilisateur
       *[other] Déconnecter { NUMBER($n) } utilisateurs
    }
 }
bulk-delete-ask = { $most ->
    [yes] Supprimer jusqu’à { NUMBER($n) } comptes ?
   *[none] { $n ->
        [one] Supprimer { NUMBER($n) } compte ?
       *[other] Supprimer { NUMBER($n) } comptes ?
    }
 }
bulk-delete-button = { $most ->
    [yes] Supprimer jusqu’à { NUMBER($n) } comptes
   *[none] { $n ->
        [one] Supprimer { NUMBER($n) } compte
       *[other] Supprimer { NUMBER($n) } comptes
    }
 }
bulk-join-ask = { $most ->
    [yes] Ajouter jusqu’à { NUMBER($n) } utilisateurs au groupe { $group } ?
   *[none] { $n ->
        [one] Ajouter { NUMBER($n) } utilisateur au groupe { $group } ?
       *[other] Ajouter { NUMBER($n) } utilisateurs au groupe { $group } ?
    }
 }
bulk-join-button = { $most ->
    [yes] Ajouter jusqu’à { NUMBER($n) } utilisateurs au groupe { $group }
   *[none] { $n ->
        [one] Ajouter { NUMBER($n) } utilisateur au groupe { $group }
       *[other] Ajouter { NUMBER($n) } utilisateurs au groupe { $group }
    }
 }
bulk-leave-ask = { $most ->
    [yes] Retirer jusqu’à { NUMBER($n) } utilisateurs du groupe { $group } ?
   *[none] { $n ->
        [one] Retirer { NUMBER($n) } utilisateur du groupe { $group } ?
       *[other] Retirer { NUMBER($n) } utilisateurs du groupe { $group } ?
    }
 }
bulk-leave-button = { $most ->
    [yes] Retirer jusqu’à { NUMBER($n) } utilisateurs du groupe { $group }
   *[none] { $n ->
        [one] Retirer { NUMBER($n) } utilisateur du groupe { $group }
       *[other] Retirer { NUMBER($n) } utilisateurs du groupe { $group }
    }
 }
bulk-more = { $most ->
    [yes] et jusqu’à { NUMBER($n) } autres
   *[none] { $n ->
        [one] et { NUMBER($n) } autre
       *[other] et { NUMBER($n) } autres
    }
 }

## La page qui demande : ce qui se passerait

bulk-nothing = Rien ne changerait.
bulk-ends = { $n ->
    [0] Aucune session n’est ouverte.
    [one] { NUMBER($n) } session sera fermée immédiatement.
   *[other] { NUMBER($n) } sessions seront fermées immédiatement.
 }
bulk-ends-at-least = Leurs sessions seront fermées immédiatement : { NUMBER($n) } pour les { NUMBER($users) } premiers comptes ; celles des autres n’ont pas été comptées.
bulk-activate-then = Il sera de nouveau possible de se connecter, avec le même mot de passe qu’avant.
bulk-deactivate-then = Il ne sera plus possible de se connecter avant une réactivation.
bulk-end-sessions-then = Il restera possible de se reconnecter.
bulk-delete-then = La suppression est définitive et ne peut pas être annulée. Le journal garde la trace des actions passées.
bulk-join-then = Les autorisations du groupe s’appliqueront dès la prochaine requête. Aucune session ne sera fermée.
bulk-leave-then = Dès la prochaine requête, ce que seul ce groupe permettait ne sera plus possible. Aucune session ne sera fermée.

## Qui est laissé de côté, avant et après

bulk-own-account = Votre propre compte reste tel quel.
bulk-own-session = Votre session actuelle reste ouverte.
bulk-last-superuser = Votre compte est le dernier superutilisateur actif.
bulk-active-already = { $n ->
    [one] { NUMBER($n) } compte est déjà actif.
   *[other] { NUMBER($n) } comptes sont déjà actifs.
 }
bulk-inactive-already = { $n ->
    [one] { NUMBER($n) } compte est déjà inactif.
   *[other] { NUMBER($n) } comptes sont déjà inactifs.
 }
bulk-in-group-already = { $n ->
    [one] { NUMBER($n) } utilisateur est déjà dans le groupe.
   *[other] { NUMBER($n) } utilisateurs sont déjà dans le groupe.
 }
bulk-not-in-group = { $n ->
    [one] { NUMBER($n) } utilisateur n’est pas dans le groupe.
   *[other] { NUMBER($n) } utilisateurs ne sont pas dans le groupe.
 }
bulk-no-session = { $n ->
    [one] { NUMBER($n) } utilisateur n’a aucune session à fermer.
   *[other] { NUMBER($n) } utilisateurs n’ont aucune session à fermer.
 }
bulk-gone = { $n ->
    [one] { NUMBER($n) } compte n’existe plus.
   *[other] { NUMBER($n) } comptes n’existent plus.
 }
bulk-in-use = { $n ->
    [one] { NUMBER($n) } compte est conservé : d’autres données y sont encore liées.
   *[other] { NUMBER($n) } comptes sont conservés : d’autres données y sont encore liées.
 }

## Ce qui a été fait ; des phrases sur qui a été laissé de côté peuvent suivre

bulk-activate-done = { $n ->
    [one] { NUMBER($n) } compte a été activé.
   *[other] { NUMBER($n) } comptes ont été activés.
 }
bulk-deactivate-done = { $n ->
    [one] { NUMBER($n) } compte a été désactivé
   *[other] { NUMBER($n) } comptes ont été désactivés
 } ; { $sessions ->
    [one] { NUMBER($sessions) } session a été fermée.
   *[other] { NUMBER($sessions) } sessions ont été fermées.
 }
bulk-end-sessions-done = { $sessions ->
    [one] { NUMBER($sessions) } session a été fermée
   *[other] { NUMBER($sessions) } sessions ont été fermées
 } pour { $n ->
    [one] { NUMBER($n) } utilisateur.
   *[other] { NUMBER($n) } utilisateurs.
 }
bulk-delete-done = { $n ->
    [one] { NUMBER($n) } compte a été supprimé
   *[other] { NUMBER($n) } comptes ont été supprimés
 } ; { $sessions ->
    [one] { NUMBER($sessions) } session a été fermée.
   *[other] { NUMBER($sessions) } sessions ont été fermées.
 }
bulk-join-done = { $n ->
    [one] { NUMBER($n) } utilisateur a rejoint le groupe { $group }.
   *[other] { NUMBER($n) } utilisateurs ont rejoint le groupe { $group }.
 }
bulk-leave-done = { $n ->
    [one] { NUMBER($n) } utilisateur a quitté le groupe { $group }.
   *[other] { NUMBER($n) } utilisateurs ont quitté le groupe { $group }.
 }
# Suit « le groupe ».
bulk-group-gone = supprimé entre-temps
bulk-broken = L’opération s’est ensuite interrompue : les autres comptes sont restés tels quels.
bulk-going = Ce n’est pas encore tout : l’opération continue d’elle-même. Rechargez cette page pour en suivre l’avancement.

## Un utilisateur : un enregistrement arrivé trop tard

conflict-heading = { $who ->
    [none] Quelqu’un a enregistré des modifications avant vous
   *[other] { $who } a enregistré des modifications avant vous
 }
conflict-heading-own = Vous avez déjà enregistré des modifications sur une autre page
conflict-saved = { $who ->
    [none] Quelqu’un a modifié le compte { $name } ({ DATETIME($time) }), alors que vous aviez déjà ouvert cette page.
   *[other] { $who } a modifié le compte { $name } ({ DATETIME($time) }), alors que vous aviez déjà ouvert cette page.
 }
conflict-saved-own = Vous avez modifié le compte { $name } sur une autre page ({ DATETIME($time) }).
conflict-saved-unknown = Le compte { $name } a été modifié alors que vous aviez déjà ouvert cette page.
conflict-mine = Votre saisie n’est pas encore enregistrée. Vos modifications sont signalées ; tout le reste demeure tel qu’il est enregistré actuellement.
conflict-stored-already = Votre saisie est identique à ce qui est enregistré.
conflict-nothing = Vous n’aviez rien modifié : vous n’avez rien à enregistrer.
conflict-unchanged = Sans changement : { $fields }.
yes = Oui
no = Non

## Plusieurs phrases à la suite

two-sentences = { $one } { $other }
