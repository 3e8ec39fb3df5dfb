### العربية: صفحات الحساب الشخصي.

## أقسام الحساب؛ كل منها رابط وعنوان لصفحته

account-profile = الملف الشخصي
account-password = كلمة المرور
account-sessions = الجلسات
account-activity = النشاط
account-delete = حذف الحساب

## الملف الشخصي

profile-lead = من أنت هنا، وكيف نتواصل معك.
profile-name = الاسم
profile-name-hint = يظهر لمن يديرون هذا الموقع.
profile-email-hint = لتسجيل الدخول، ولنتمكن من التواصل معك.
profile-change-email = تغيير البريد الإلكتروني
profile-new-email = البريد الإلكتروني الجديد
profile-password-hint = للتأكد من هويتك.
profile-place = اللغة والوقت
profile-place-hint = تُعرض الصفحات والأوقات وفقًا لهذه الخيارات.
theme-device = حسب الجهاز
theme-light = فاتح
theme-dark = داكن
profile-about = عن هذا الحساب
profile-about-hint = لا يمكن تغيير اسم المستخدم والدور إلا عن طريق إدارة الموقع.
profile-data = كل ما نحتفظ به عنك، في ملف واحد.
profile-download = تنزيل بياناتي

## كلمة المرور

password-lead = إذا كان من المحتمل أن يعرفها غيرك، فيُستحسن تغييرها الآن.
password-change = تغيير كلمة المرور
password-change-hint = تبقى جلستك هنا، ويُسجَّل خروجك من كل متصفح وتطبيق آخر.

## الجلسات؛ وتظهر معظم هذه الجمل أيضًا لإدارة الموقع في صفحة المستخدم

sessions-lead = كل الأماكن التي سُجِّل دخولك فيها. إذا بدت لك إحدى الجلسات غير مألوفة، فيُرجى إنهاؤها و<a>تغيير كلمة المرور</a>.
sessions-now = الجلسات الحالية
sessions-now-hint = تنتهي الجلسة فورًا، أينما كان الجهاز.
sessions-this = هذا الجهاز
sessions-api = عبر API
sessions-since = منذ { DATETIME($date) }
sessions-active = نشطة الآن
sessions-end-one = إنهاء
sessions-more = { $n ->
    [zero] ولا توجد جلسات أخرى.
    [one] وهناك أيضًا جلسة أخرى أقدم نشاطًا.
    [two] وهناك أيضًا جلستان أخريان أقدم نشاطًا.
    [few] وهناك أيضًا { NUMBER($n) } جلسات أخرى أقدم نشاطًا.
    [many] وهناك أيضًا { NUMBER($n) } جلسة أخرى أقدم نشاطًا.
   *[other] وهناك أيضًا { NUMBER($n) } جلسة أخرى أقدم نشاطًا.
 }
sessions-ended = جلسات انتهت مؤخرًا
sessions-ended-hint = أحدثها، مع سبب انتهائها.
sessions-danger-hint = إذا فقدت جهازًا، أو بدا لك أمر غير طبيعي.
sessions-others = تسجيل الخروج من كل مكان آخر
sessions-others-hint = تبقى جلستك هنا.
sessions-end = { $n ->
    [zero] إنهاء الجلسات
    [one] إنهاء جلسة واحدة
    [two] إنهاء جلستين
    [few] إنهاء { NUMBER($n) } جلسات
    [many] إنهاء { NUMBER($n) } جلسة
   *[other] إنهاء { NUMBER($n) } جلسة
 }

## النشاط

activity-lead = ما جرى في حسابك. هل هناك ما لم يصدر عنك؟ <a>تغيير كلمة المرور</a> يُنهي كل جلساتك الأخرى.
activity-nothing = لم يحدث شيء بعد.
activity-nothing-older = لا يوجد ما هو أقدم.

## حذف الحساب

delete-lead = سيُحذف حسابك وكل ما يرتبط به.
delete-what = ما سيحدث
delete-what-hint = لا يمكن التراجع عن ذلك.
delete-goes = سيُحذف حسابك <strong>{ $name }</strong> ذو البريد الإلكتروني { $email }، ويُسجَّل خروجك من كل متصفح وتطبيق.
delete-password-hint = للتأكد من هويتك.
delete-button = حذف حسابي
