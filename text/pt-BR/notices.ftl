### Brazilian Portuguese: what was just done, in a sentence at the top of the next page.

notice-profile = Seu perfil foi salvo.
notice-password = Sua senha foi alterada. Suas outras sessões foram encerradas.
notice-session-ended = Essa sessão foi encerrada.
notice-others-ended = Suas outras sessões foram encerradas.
notice-deleted = Sua conta foi excluída.
notice-user-added = Usuário adicionado.
notice-user-deleted = Usuário excluído; todas as sessões foram encerradas.
notice-reset = Sua nova senha foi definida. Entre com ela.
notice-limit-lifted = Bloqueio removido. A contagem recomeça do zero.
notice-limit-over = Esse bloqueio já tinha terminado.
notice-user-saved = Usuário salvo.
notice-user-unchanged = Não havia nada a alterar: o usuário já está assim.
notice-user-activated = Usuário salvo e ativado: já é possível entrar de novo na conta.
notice-user-deactivated = Usuário salvo e desativado: todas as sessões foram encerradas, e não é mais possível entrar na conta.
notice-user-rights = Usuário salvo com outra função. Para que ela valha na hora, todas as sessões foram encerradas.
notice-user-password = Senha definida. A antiga não funciona mais, e todas as sessões do usuário foram encerradas.
notice-user-session-ended = Essa sessão foi encerrada.
notice-user-sessions-ended = Todas as sessões do usuário foram encerradas.
notice-user-given = Usuário salvo. As alterações valem a partir da próxima requisição.
notice-group-added = Grupo adicionado.
notice-group-saved = Grupo salvo. As alterações valem a partir da próxima requisição de cada membro.
notice-group-unchanged = Não havia nada a alterar: o grupo já está assim.
notice-group-deleted = Grupo excluído. Os membros perderam o que só ele permitia.
