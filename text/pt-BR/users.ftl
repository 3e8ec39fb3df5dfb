### Brazilian Portuguese: what the list of users and the pages about one user tell in numbers and names.

## The list of users

users-filter-everyone = Todos
users-filter-inactive = Inativos
users-filter-staff = Equipe
users-filter-superusers = Superusuários
users-person = Pessoa
users-status = Status
users-order = { $column }: { $order }
users-order-a-to-z = de A a Z
users-order-z-to-a = de Z a A
users-order-newest = mais recentes primeiro
users-order-oldest = mais antigos primeiro
users-order-first = no início
users-order-last = no fim
users-all-on-page = { $n ->
    [one] { NUMBER($n) } nesta página
   *[other] Todos os { NUMBER($n) } desta página
 }
users-everyone = Todos os { NUMBER($n) } usuários, não só os desta página
users-range = { $count ->
    [0] Nenhum usuário
    [1] { NUMBER($from) } de { NUMBER($total) }
   *[other] { NUMBER($from) }–{ NUMBER($to) } de { NUMBER($total) }
 }
users-page = Página { NUMBER($page) } de { NUMBER($count) }

## Adding a user

users-invited = A conta de { $name } foi criada. Entregue o link abaixo.
users-invite-inactive = Só um usuário ativo pode escolher uma senha. Marque esta opção ou defina uma senha.

## What can be done with users: the form came back

bulk-no-action = Escolha o que fazer com os usuários.
bulk-no-group = Primeiro, escolha o grupo.
bulk-nobody = Primeiro, marque os usuários.

## What can be done with users: the page that asks; each question is followed by its button.
## With $most, there are so many users that not all have been looked at.

bulk-activate-ask = { $most ->
    [yes] Ativar até { NUMBER($n) } usuários?
   *[none] { $n ->
        [one] Ativar { NUMBER($n) } usuário?
       *[other] Ativar { NUMBER($n) } usuários?
    }
 }
bulk-activate-button = { $most ->
    [yes] Ativar até { NUMBER($n) } usuários
   *[none] { $n ->
        [one] Ativar { NUMBER($n) } usuário
       *[other] Ativar { NUMBER($n) } usuários
    }
 }
bulk-deactivate-ask = { $most ->
    [yes] Desativar até { NUMBER($n) } usuários?
   *[none] { $n ->
        [one] Desativar { NUMBER($n) } usuário?
       *[other] Desativar { NUMBER($n) } usuários?
    }
 }
bulk-deactivate-button = { $most ->
    [yes] Desativar até { NUMBER($n) } usuários
   *[none] { $n ->
        [one] Desativar { NUMBER($n) } usuário
       *[other] Desativar { NUMBER($n) } usuários
    }
 }
bulk-end-sessions-ask = { $most ->
    [yes] Encerrar todas as sessões de até { NUMBER($n) } usuários?
   *[none] { $n ->
        [one] Encerrar todas as sessões de { NUMBER($n) } usuário?
       *[other] Encerrar todas as sessões de { NUMBER($n) } usuários?
    }
 }
bulk-end-sessions-button = { $most ->
    [yes] Encerrar sessões de até { NUMBER($n) } usuários
   *[none] { $n ->
        [one] Encerrar sessões de { NUMBER($n) } usuário
       *[other] Encerrar sessões de { NUMBER($n) } usuários
    }
 }
bulk-delete-ask = { $most ->
    [yes] Excluir até { NUMBER($n) } usuários?
   *[none] { $n ->
        [one] Excluir { NUMBER($n) } usuário?
       *[other] Excluir { NUMBER($n) } usuários?
    }
 }
bulk-delete-button = { $most ->
    [yes] Excluir até { NUMBER($n) } usuários
   *[none] { $n ->
        [one] Excluir { NUMBER($n) } usuário
       *[other] Excluir { NUMBER($n) } usuários
    }
 }
bulk-join-ask = { $most ->
    [yes] Adicionar até { NUMBER($n) } usuários ao grupo { $group }?
   *[none] { $n ->
        [one] Adicionar { NUMBER($n) } usuário ao grupo { $group }?
       *[other] Adicionar { NUMBER($n) } usuários ao grupo { $group }?
    }
 }
bulk-join-button = { $most ->
    [yes] Adicionar até { NUMBER($n) } usuários ao grupo { $group }
   *[none] { $n ->
        [one] Adicionar { NUMBER($n) } usuário ao grupo { $group }
       *[other] Adicionar { NUMBER($n) } usuários ao grupo { $group }
    }
 }
bulk-leave-ask = { $most ->
    [yes] Remover até { NUMBER($n) } usuários do grupo { $group }?
   *[none] { $n ->
        [one] Remover { NUMBER($n) } usuário do grupo { $group }?
       *[other] Remover { NUMBER($n) } usuários do grupo { $group }?
    }
 }
bulk-leave-button = { $most ->
    [yes] Remover até { NUMBER($n) } usuários do grupo { $group }
   *[none] { $n ->
        [one] Remover { NUMBER($n) } usuário do grupo { $group }
       *[other] Remover { NUMBER($n) } usuários do grupo { $group }
    }
 }
bulk-more = { $most ->
    [yes] e até mais { NUMBER($n) } usuários
   *[none] { $n ->
        [one] e mais { NUMBER($n) } usuário
       *[other] e mais { NUMBER($n) } usuários
    }
 }

## The page that asks: what would happen

bulk-nothing = Nada mudaria.
bulk-ends = { $n ->
    [0] Não há sessões abertas.
    [one] { NUMBER($n) } sessão será encerrada na hora.
   *[other] { NUMBER($n) } sessões serão encerradas na hora.
 }
bulk-ends-at-least = As sessões serão encerradas na hora: { NUMBER($n) } entre os primeiros { NUMBER($users) } usuários; as dos demais não foram contadas.
bulk-activate-then = Será possível entrar de novo, com a mesma senha de antes.
bulk-deactivate-then = Não será possível entrar até uma nova ativação.
bulk-end-sessions-then = Será possível entrar de novo.
bulk-delete-then = A exclusão é definitiva; o registro guarda o que cada conta fez. Isso não pode ser desfeito.
bulk-join-then = A partir da próxima requisição, passarão a valer também as permissões do grupo. Nenhuma sessão será encerrada.
bulk-leave-then = A partir da próxima requisição, deixará de valer o que só este grupo permite. Nenhuma sessão será encerrada.

## Who is left out, before and after

bulk-own-account = Sua própria conta fica como está.
bulk-own-session = Sua sessão atual continua.
bulk-last-superuser = Sua conta é a última conta ativa de superusuário.
bulk-active-already = { $n ->
    [one] { NUMBER($n) } usuário já está ativo.
   *[other] { NUMBER($n) } usuários já estão ativos.
 }
bulk-inactive-already = { $n ->
    [one] { NUMBER($n) } usuário já está inativo.
   *[other] { NUMBER($n) } usuários já estão inativos.
 }
bulk-in-group-already = { $n ->
    [one] { NUMBER($n) } usuário já está no grupo.
   *[other] { NUMBER($n) } usuários já estão no grupo.
 }
bulk-not-in-group = { $n ->
    [one] { NUMBER($n) } usuário não está no grupo.
   *[other] { NUMBER($n) } usuários não estão no grupo.
 }
bulk-no-session = { $n ->
    [one] { NUMBER($n) } usuário não tem sessão a encerrar.
   *[other] { NUMBER($n) } usuários não têm sessão a encerrar.
 }
bulk-gone = { $n ->
    [one] { NUMBER($n) } usuário não existe mais.
   *[other] { NUMBER($n) } usuários não existem mais.
 }
bulk-in-use = { $n ->
    [one] { NUMBER($n) } usuário permanece: ainda há outros dados ligados à conta.
   *[other] { NUMBER($n) } usuários permanecem: ainda há outros dados ligados às contas.
 }

## What was done; sentences about who was left out follow

bulk-activate-done = { $n ->
    [one] { NUMBER($n) } usuário foi ativado.
   *[other] { NUMBER($n) } usuários foram ativados.
 }
bulk-deactivate-done = { $n ->
    [one] { NUMBER($n) } usuário foi desativado
   *[other] { NUMBER($n) } usuários foram desativados
 }; sessões encerradas: { NUMBER($sessions) }.
bulk-end-sessions-done = Sessões encerradas: { NUMBER($sessions) }, de { $n ->
    [one] { NUMBER($n) } usuário.
   *[other] { NUMBER($n) } usuários.
 }
bulk-delete-done = { $n ->
    [one] { NUMBER($n) } usuário foi excluído
   *[other] { NUMBER($n) } usuários foram excluídos
 }; sessões encerradas: { NUMBER($sessions) }.
# The colon spares “a o grupo” and “de o grupo”, where the group is gone.
bulk-join-done = Grupo { $group }: { $n ->
    [one] { NUMBER($n) } usuário foi adicionado.
   *[other] { NUMBER($n) } usuários foram adicionados.
 }
bulk-leave-done = Grupo { $group }: { $n ->
    [one] { NUMBER($n) } usuário foi removido.
   *[other] { NUMBER($n) } usuários foram removidos.
 }
# After “Grupo”.
bulk-group-gone = já excluído
bulk-broken = Depois disso, a ação foi interrompida: os outros usuários estão como antes.
bulk-going = Ainda não é tudo: o restante continua sozinho; recarregue esta página para ver o andamento.

## One user: a save that came too late

conflict-heading = { $who ->
    [none] Alguém salvou primeiro
   *[other] { $who } salvou primeiro
 }
conflict-heading-own = Você salvou primeiro, em outra página
conflict-saved = { $who ->
    [none] Alguém salvou alterações na conta de { $name } ({ DATETIME($time) }) enquanto você estava com esta página aberta.
   *[other] { $who } salvou alterações na conta de { $name } ({ DATETIME($time) }) enquanto você estava com esta página aberta.
 }
conflict-saved-own = Você salvou alterações na conta de { $name } em outra página ({ DATETIME($time) }).
conflict-saved-unknown = A conta de { $name } foi alterada enquanto você estava com esta página aberta.
conflict-mine = Nada do que você alterou foi salvo ainda. Suas alterações estão marcadas; todo o resto fica como está salvo agora.
conflict-stored-already = O que você preencheu já está salvo.
conflict-nothing = Você não tinha alterado nada: não há nada seu a salvar.
conflict-unchanged = Como antes: { $fields }.
yes = Sim
no = Não

## Several sentences in a row

two-sentences = { $one } { $other }
