### Français : ce qui vient d’être fait, en une phrase en haut de la page suivante.

notice-profile = Votre profil a été enregistré.
notice-password = Votre mot de passe a été changé. Vos autres sessions sont fermées.
notice-session-ended = Cette session est fermée.
notice-others-ended = Vos autres sessions sont fermées.
notice-deleted = Votre compte a été supprimé.
notice-user-added = Le compte a été ajouté.
notice-user-deleted = Le compte a été supprimé, et toutes ses sessions sont fermées.
notice-reset = Votre nouveau mot de passe est défini. Utilisez-le pour vous connecter.
notice-limit-lifted = Le blocage est levé. Le compteur repart de zéro.
notice-limit-over = Ce blocage avait déjà pris fin.
notice-user-saved = Le compte a été enregistré.
notice-user-unchanged = Il n’y avait rien à modifier : le compte est tel que vous le voyez.
notice-user-activated = Le compte a été enregistré et activé : il permet de nouveau de se connecter.
notice-user-deactivated = Le compte a été enregistré et désactivé : toutes ses sessions sont fermées, et il ne permet plus de se connecter.
notice-user-rights = Le compte a été enregistré avec un autre rôle. Toutes ses sessions sont fermées, pour que le changement s’applique aussitôt.
notice-user-password = Le mot de passe est défini. L’ancien ne fonctionne plus, et toutes les sessions du compte sont fermées.
notice-user-session-ended = Cette session est fermée.
notice-user-sessions-ended = Toutes les sessions du compte sont fermées.
notice-user-given = Le compte a été enregistré. Ses nouvelles autorisations s’appliquent dès sa prochaine requête.
notice-group-added = Le groupe a été ajouté.
notice-group-saved = Le groupe a été enregistré. Les nouvelles autorisations de ses membres s’appliquent dès leur prochaine requête.
notice-group-unchanged = Il n’y avait rien à modifier : le groupe est tel que vous le voyez.
notice-group-deleted = Le groupe a été supprimé. Ses membres ont perdu ce que lui seul leur accordait.
