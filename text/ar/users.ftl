### العربية: ما تقوله قائمة المستخدمين وصفحات المستخدم الواحد بالأرقام والأسماء.

## قائمة المستخدمين

users-filter-everyone = الكل
users-filter-inactive = غير النشطين
users-filter-staff = فريق العمل
users-filter-superusers = المشرفون العامون
users-person = المستخدم
users-status = الحالة
users-order = { $column }: { $order }
users-order-a-to-z = من أ إلى ي
users-order-z-to-a = من ي إلى أ
users-order-newest = الأحدث أولًا
users-order-oldest = الأقدم أولًا
users-order-first = في البداية
users-order-last = في النهاية
users-all-on-page = كل من في هذه الصفحة ({ NUMBER($n) })
users-everyone = كل المستخدمين ({ NUMBER($n) })، لا هذه الصفحة وحدها
users-range = { $count ->
    [0] لا أحد
    [1] { NUMBER($from) } من { NUMBER($total) }
   *[other] { NUMBER($from) }–{ NUMBER($to) } من { NUMBER($total) }
 }
users-page = الصفحة { NUMBER($page) } من { NUMBER($count) }

## إضافة مستخدم

users-invited = تمت إضافة { $name }. يبقى تسليم الرابط أدناه.
users-invite-inactive = لا يستطيع اختيار كلمة المرور إلا مستخدم نشط. يُرجى تحديد هذا المربع، أو تعيين كلمة مرور.

## ما يمكن فعله بالمستخدمين: عاد النموذج

bulk-no-action = يُرجى اختيار الإجراء أولًا.
bulk-no-group = يُرجى اختيار المجموعة أولًا.
bulk-nobody = يُرجى تحديد المستخدمين أولًا.

## الصفحة التي تسأل؛ بعد كل سؤال زرّه

bulk-activate-ask = { $most ->
    [yes] تفعيل المستخدمين، وعددهم { NUMBER($n) } على الأكثر؟
   *[none] { $n ->
        [zero] تفعيل المستخدمين؟
        [one] تفعيل مستخدم واحد؟
        [two] تفعيل مستخدمَين؟
        [few] تفعيل { NUMBER($n) } مستخدمين؟
        [many] تفعيل { NUMBER($n) } مستخدمًا؟
       *[other] تفعيل { NUMBER($n) } مستخدم؟
    }
 }
bulk-activate-button = { $most ->
    [yes] تفعيل المستخدمين، وعددهم { NUMBER($n) } على الأكثر
   *[none] { $n ->
        [zero] تفعيل المستخدمين
        [one] تفعيل مستخدم واحد
        [two] تفعيل مستخدمَين
        [few] تفعيل { NUMBER($n) } مستخدمين
        [many] تفعيل { NUMBER($n) } مستخدمًا
       *[other] تفعيل { NUMBER($n) } مستخدم
    }
 }
bulk-deactivate-ask = { $most ->
    [yes] تعطيل المستخدمين، وعددهم { NUMBER($n) } على الأكثر؟
   *[none] { $n ->
        [zero] تعطيل المستخدمين؟
        [one] تعطيل مستخدم واحد؟
        [two] تعطيل مستخدمَين؟
        [few] تعطيل { NUMBER($n) } مستخدمين؟
        [many] تعطيل { NUMBER($n) } مستخدمًا؟
       *[other] تعطيل { NUMBER($n) } مستخدم؟
    }
 }
bulk-deactivate-button = { $most ->
    [yes] تعطيل المستخدمين، وعددهم { NUMBER($n) } على الأكثر
   *[none] { $n ->
        [zero] تعطيل المستخدمين
        [one] تعطيل مستخدم واحد
        [two] تعطيل مستخدمَين
        [few] تعطيل { NUMBER($n) } مستخدمين
        [many] تعطيل { NUMBER($n) } مستخدمًا
       *[other] تعطيل { NUMBER($n) } مستخدم
    }
 }
bulk-end-sessions-ask = { $most ->
    [yes] تسجيل خروج المستخدمين من كل مكان، وعددهم { NUMBER($n) } على الأكثر؟
   *[none] { $n ->
        [zero] تسجيل خروج المستخدمين من كل مكان؟
        [one] تسجيل خروج مستخدم واحد من كل مكان؟
        [two] تسجيل خروج مستخدمَين من كل مكان؟
        [few] تسجيل خروج { NUMBER($n) } مستخدمين من كل مكان؟
        [many] تسجيل خروج { NUMBER($n) } مستخدمًا من كل مكان؟
       *[other] تسجيل خروج { NUMBER($n) } مستخدم من كل مكان؟
    }
 }
bulk-end-sessions-button = { $most ->
    [yes] تسجيل خروج المستخدمين، وعددهم { NUMBER($n) } على الأكثر
   *[none] { $n ->
        [zero] تسجيل خروج المستخدمين
        [one] تسجيل خروج مستخدم واحد
        [two] تسجيل خروج مستخدمَين
        [few] تسجيل خروج { NUMBER($n) } مستخدمين
        [many] تسجيل خروج { NUMBER($n) } مستخدمًا
       *[other] تسجيل خروج { NUMBER($n) } مستخدم
    }
 }
bulk-delete-ask = { $most ->
    [yes] حذف المستخدمين، وعددهم { NUMBER($n) } على الأكثر؟
   *[none] { $n ->
        [zero] حذف المستخدمين؟
        [one] حذف مستخدم واحد؟
        [two] حذف مستخدمَين؟
        [few] حذف { NUMBER($n) } مستخدمين؟
        [many] حذف { NUMBER($n) } مستخدمًا؟
       *[other] حذف { NUMBER($n) } مستخدم؟
    }
 }
bulk-delete-button = { $most ->
    [yes] حذف المستخدمين، وعددهم { NUMBER($n) } على الأكثر
   *[none] { $n ->
        [zero] حذف المستخدمين
        [one] حذف مستخدم واحد
        [two] حذف مستخدمَين
        [few] حذف { NUMBER($n) } مستخدمين
        [many] حذف { NUMBER($n) } مستخدمًا
       *[other] حذف { NUMBER($n) } مستخدم
    }
 }
bulk-join-ask = { $most ->
    [yes] إضافة المستخدمين إلى مجموعة { $group }، وعددهم { NUMBER($n) } على الأكثر؟
   *[none] { $n ->
        [zero] إضافة المستخدمين إلى مجموعة { $group }؟
        [one] إضافة مستخدم واحد إلى مجموعة { $group }؟
        [two] إضافة مستخدمَين إلى مجموعة { $group }؟
        [few] إضافة { NUMBER($n) } مستخدمين إلى مجموعة { $group }؟
        [many] إضافة { NUMBER($n) } مستخدمًا إلى مجموعة { $group }؟
       *[other] إضافة { NUMBER($n) } مستخدم إلى مجموعة { $group }؟
    }
 }
bulk-join-button = { $most ->
    [yes] إضافة المستخدمين إلى مجموعة { $group }، وعددهم { NUMBER($n) } على الأكثر
   *[none] { $n ->
        [zero] إضافة المستخدمين إلى مجموعة { $group }
        [one] إضافة مستخدم واحد إلى مجموعة { $group }
        [two] إضافة مستخدمَين إلى مجموعة { $group }
        [few] إضافة { NUMBER($n) } مستخدمين إلى مجموعة { $group }
        [many] إضافة { NUMBER($n) } مستخدمًا إلى مجموعة { $group }
       *[other] إضافة { NUMBER($n) } مستخدم إلى مجموعة { $group }
    }
 }
bulk-leave-ask = { $most ->
    [yes] إزالة المستخدمين من مجموعة { $group }، وعددهم { NUMBER($n) } على الأكثر؟
   *[none] { $n ->
        [zero] إزالة المستخدمين من مجموعة { $group }؟
        [one] إزالة مستخدم واحد من مجموعة { $group }؟
        [two] إزالة مستخدمَين من مجموعة { $group }؟
        [few] إزالة { NUMBER($n) } مستخدمين من مجموعة { $group }؟
        [many] إزالة { NUMBER($n) } مستخدمًا من مجموعة { $group }؟
       *[other] إزالة { NUMBER($n) } مستخدم من مجموعة { $group }؟
    }
 }
bulk-leave-button = { $most ->
    [yes] إزالة المستخدمين من مجموعة { $group }، وعددهم { NUMBER($n) } على الأكثر
   *[none] { $n ->
        [zero] إزالة المستخدمين من مجموعة { $group }
        [one] إزالة مستخدم واحد من مجموعة { $group }
        [two] إزالة مستخدمَين من مجموعة { $group }
        [few] إزالة { NUMBER($n) } مستخدمين من مجموعة { $group }
        [many] إزالة { NUMBER($n) } مستخدمًا من مجموعة { $group }
       *[other] إزالة { NUMBER($n) } مستخدم من مجموعة { $group }
    }
 }
bulk-more = { $most ->
    [yes] وآخرون، وعددهم { NUMBER($n) } على الأكثر
   *[none] { $n ->
        [zero] ولا أحد غيرهم
        [one] ومستخدم آخر
        [two] ومستخدمان آخران
        [few] و{ NUMBER($n) } مستخدمين آخرين
        [many] و{ NUMBER($n) } مستخدمًا آخر
       *[other] و{ NUMBER($n) } مستخدم آخر
    }
 }

## الصفحة التي تسأل: ما سيحدث

bulk-nothing = لن يتغيّر شيء.
bulk-ends = { $n ->
    [0] لا توجد جلسات مفتوحة.
    [zero] لا توجد جلسات مفتوحة.
    [one] تنتهي جلسة واحدة فورًا.
    [two] تنتهي جلستان فورًا.
    [few] تنتهي { NUMBER($n) } جلسات فورًا.
    [many] تنتهي { NUMBER($n) } جلسة فورًا.
   *[other] تنتهي { NUMBER($n) } جلسة فورًا.
 }
bulk-ends-at-least = تنتهي الجلسات فورًا: { NUMBER($n) } لدى أول { NUMBER($users) } من المستخدمين؛ ولم تُعدّ جلسات الباقين.
bulk-activate-then = يعود تسجيل الدخول ممكنًا، بكلمة المرور السابقة.
bulk-deactivate-then = لا يمكن تسجيل الدخول إلى أن يُعاد التفعيل.
bulk-end-sessions-then = يبقى تسجيل الدخول من جديد ممكنًا.
bulk-delete-then = الحذف نهائي؛ ويحتفظ السجل بما جرى من قبل. لا يمكن التراجع عن ذلك.
bulk-join-then = ابتداءً من الطلب التالي، يسري كل ما يُسمح به لأعضاء المجموعة. ولا يُسجَّل خروج أحد.
bulk-leave-then = ابتداءً من الطلب التالي، تُفقد الصلاحيات التي تمنحها هذه المجموعة وحدها. ولا يُسجَّل خروج أحد.

## من يُستثنى، قبل الفعل وبعده

bulk-own-account = يبقى حسابك كما هو.
bulk-own-session = تستمر جلستك الحالية.
bulk-last-superuser = أنت آخر مشرف عام نشط.
bulk-active-already = { $n ->
    [zero] لا حساب نشط بالفعل.
    [one] حساب مستخدم واحد نشط بالفعل.
    [two] حسابا مستخدمَين نشطان بالفعل.
    [few] حسابات { NUMBER($n) } مستخدمين نشطة بالفعل.
    [many] حسابات { NUMBER($n) } مستخدمًا نشطة بالفعل.
   *[other] حسابات { NUMBER($n) } مستخدم نشطة بالفعل.
 }
bulk-inactive-already = { $n ->
    [zero] لا حساب غير نشط بالفعل.
    [one] حساب مستخدم واحد غير نشط بالفعل.
    [two] حسابا مستخدمَين غير نشطين بالفعل.
    [few] حسابات { NUMBER($n) } مستخدمين غير نشطة بالفعل.
    [many] حسابات { NUMBER($n) } مستخدمًا غير نشطة بالفعل.
   *[other] حسابات { NUMBER($n) } مستخدم غير نشطة بالفعل.
 }
bulk-in-group-already = { $n ->
    [zero] لا ينتمي أي مستخدم إلى المجموعة بالفعل.
    [one] ينتمي مستخدم واحد إلى المجموعة بالفعل.
    [two] ينتمي مستخدمان إلى المجموعة بالفعل.
    [few] ينتمي { NUMBER($n) } مستخدمين إلى المجموعة بالفعل.
    [many] ينتمي { NUMBER($n) } مستخدمًا إلى المجموعة بالفعل.
   *[other] ينتمي { NUMBER($n) } مستخدم إلى المجموعة بالفعل.
 }
bulk-not-in-group = { $n ->
    [zero] ينتمي كل المستخدمين إلى المجموعة.
    [one] مستخدم واحد لا ينتمي إلى المجموعة.
    [two] مستخدمان لا ينتميان إلى المجموعة.
    [few] { NUMBER($n) } مستخدمين لا ينتمون إلى المجموعة.
    [many] { NUMBER($n) } مستخدمًا لا ينتمون إلى المجموعة.
   *[other] { NUMBER($n) } مستخدم لا ينتمون إلى المجموعة.
 }
bulk-no-session = { $n ->
    [zero] لكل المستخدمين جلسات يمكن إنهاؤها.
    [one] مستخدم واحد ليست له جلسات يمكن إنهاؤها.
    [two] مستخدمان ليست لهما جلسات يمكن إنهاؤها.
    [few] { NUMBER($n) } مستخدمين ليست لهم جلسات يمكن إنهاؤها.
    [many] { NUMBER($n) } مستخدمًا ليست لهم جلسات يمكن إنهاؤها.
   *[other] { NUMBER($n) } مستخدم ليست لهم جلسات يمكن إنهاؤها.
 }
bulk-gone = { $n ->
    [zero] ما زالت كل الحسابات موجودة.
    [one] حساب مستخدم واحد لم يعد موجودًا.
    [two] حسابا مستخدمَين لم يعودا موجودَين.
    [few] حسابات { NUMBER($n) } مستخدمين لم تعد موجودة.
    [many] حسابات { NUMBER($n) } مستخدمًا لم تعد موجودة.
   *[other] حسابات { NUMBER($n) } مستخدم لم تعد موجودة.
 }
bulk-in-use = { $n ->
    [zero] لا يبقى أي مستخدم.
    [one] يبقى مستخدم واحد: ما زالت بيانات أخرى مرتبطة بحسابه.
    [two] يبقى مستخدمان: ما زالت بيانات أخرى مرتبطة بحسابيهما.
    [few] يبقى { NUMBER($n) } مستخدمين: ما زالت بيانات أخرى مرتبطة بحساباتهم.
    [many] يبقى { NUMBER($n) } مستخدمًا: ما زالت بيانات أخرى مرتبطة بحساباتهم.
   *[other] يبقى { NUMBER($n) } مستخدم: ما زالت بيانات أخرى مرتبطة بحساباتهم.
 }

## ما جرى؛ تليه جمل عمّن استُثني

bulk-activate-done = { $n ->
    [zero] لم يتم تفعيل أي مستخدم.
    [one] تم تفعيل مستخدم واحد.
    [two] تم تفعيل مستخدمَين.
    [few] تم تفعيل { NUMBER($n) } مستخدمين.
    [many] تم تفعيل { NUMBER($n) } مستخدمًا.
   *[other] تم تفعيل { NUMBER($n) } مستخدم.
 }
bulk-deactivate-done = { $n ->
    [zero] لم يتم تعطيل أي مستخدم
    [one] تم تعطيل مستخدم واحد
    [two] تم تعطيل مستخدمَين
    [few] تم تعطيل { NUMBER($n) } مستخدمين
    [many] تم تعطيل { NUMBER($n) } مستخدمًا
   *[other] تم تعطيل { NUMBER($n) } مستخدم
 }، { $sessions ->
    [zero] ولم تنتهِ أي جلسة.
    [one] وانتهت جلسة واحدة.
    [two] وانتهت جلستان.
    [few] وانتهت { NUMBER($sessions) } جلسات.
    [many] وانتهت { NUMBER($sessions) } جلسة.
   *[other] وانتهت { NUMBER($sessions) } جلسة.
 }
bulk-end-sessions-done = { $sessions ->
    [zero] لم تنتهِ أي جلسة
    [one] انتهت جلسة واحدة
    [two] انتهت جلستان
    [few] انتهت { NUMBER($sessions) } جلسات
    [many] انتهت { NUMBER($sessions) } جلسة
   *[other] انتهت { NUMBER($sessions) } جلسة
 } { $n ->
    [zero] لأي مستخدم.
    [one] لمستخدم واحد.
    [two] لمستخدمَين.
    [few] لـ{ NUMBER($n) } مستخدمين.
    [many] لـ{ NUMBER($n) } مستخدمًا.
   *[other] لـ{ NUMBER($n) } مستخدم.
 }
bulk-delete-done = { $n ->
    [zero] لم يتم حذف أي مستخدم
    [one] تم حذف مستخدم واحد
    [two] تم حذف مستخدمَين
    [few] تم حذف { NUMBER($n) } مستخدمين
    [many] تم حذف { NUMBER($n) } مستخدمًا
   *[other] تم حذف { NUMBER($n) } مستخدم
 }، { $sessions ->
    [zero] ولم تنتهِ أي جلسة.
    [one] وانتهت جلسة واحدة.
    [two] وانتهت جلستان.
    [few] وانتهت { NUMBER($sessions) } جلسات.
    [many] وانتهت { NUMBER($sessions) } جلسة.
   *[other] وانتهت { NUMBER($sessions) } جلسة.
 }
bulk-join-done = { $n ->
    [zero] لم تتم إضافة أي مستخدم إلى مجموعة { $group }.
    [one] تمت إضافة مستخدم واحد إلى مجموعة { $group }.
    [two] تمت إضافة مستخدمَين إلى مجموعة { $group }.
    [few] تمت إضافة { NUMBER($n) } مستخدمين إلى مجموعة { $group }.
    [many] تمت إضافة { NUMBER($n) } مستخدمًا إلى مجموعة { $group }.
   *[other] تمت إضافة { NUMBER($n) } مستخدم إلى مجموعة { $group }.
 }
bulk-leave-done = { $n ->
    [zero] لم تتم إزالة أي مستخدم من مجموعة { $group }.
    [one] تمت إزالة مستخدم واحد من مجموعة { $group }.
    [two] تمت إزالة مستخدمَين من مجموعة { $group }.
    [few] تمت إزالة { NUMBER($n) } مستخدمين من مجموعة { $group }.
    [many] تمت إزالة { NUMBER($n) } مستخدمًا من مجموعة { $group }.
   *[other] تمت إزالة { NUMBER($n) } مستخدم من مجموعة { $group }.
 }
bulk-group-gone = محذوفة
bulk-broken = ثم توقّفت العملية، وبقي المستخدمون الآخرون كما كانوا.
bulk-going = لم تكتمل العملية بعد: تستمر تلقائيًا، وتُظهر هذه الصفحة ما أُنجز عند إعادة تحميلها.

## مستخدم واحد: حفظ جاء متأخرًا

conflict-heading = { $who ->
    [none] سبقك شخص آخر إلى الحفظ
   *[other] حُفظت تغييرات { $who } أولًا
 }
conflict-heading-own = حُفظت تغييراتك أولًا، من صفحة أخرى
conflict-saved = { $who ->
    [none] حُفظت تغييرات شخص آخر على { $name } في أثناء فتحك هذه الصفحة ({ DATETIME($time) }).
   *[other] حُفظت تغييرات { $who } على { $name } في أثناء فتحك هذه الصفحة ({ DATETIME($time) }).
 }
conflict-saved-own = حُفظت تغييراتك على { $name } من صفحة أخرى ({ DATETIME($time) }).
conflict-saved-unknown = تغيّرت بيانات { $name } في أثناء فتحك هذه الصفحة.
conflict-mine = لم يُحفظ شيء من تغييراتك الحالية بعد. وهي مميَّزة أدناه، أما ما عداها فيبقى كما هو محفوظ الآن.
conflict-stored-already = ما أدخلته هو المحفوظ الآن.
conflict-nothing = لا تغييرات منك، فليس هناك ما يُحفظ.
conflict-unchanged = بقيت كما كانت: { $fields }.
yes = نعم
no = لا

## عدة جمل متتالية

two-sentences = { $one } { $other }
