### العربية: صفحات API. أما ما تقوله API نفسها، مثل أسماء حقولها، فيبقى بالإنجليزية.

## نقطة وصول

api-request = الطلب والرد
api-curl = الأمر نفسه في سطر الأوامر
api-headers = الترويسات
api-body = المتن
api-forms = النماذج
api-reference = المرجع
api-refused = الرد على GET
api-send = إرسال { $method }
api-filter = البحث والتصفية
api-raw = البيانات الخام
api-media-type = نوع الوسائط
api-content = المحتوى
api-delete = حذف
api-delete-ask = حذف هذا نهائيًا؟ لا يمكن استرجاعه.
api-delete-yes = نعم، حذف

## صفحات القائمة

api-in-all = { $pages ->
    [1] { NUMBER($count) } في المجموع
   *[other] { NUMBER($count) } في المجموع، الصفحة { NUMBER($page) } من { NUMBER($pages) }
 }
api-pages = الصفحات
api-page = الصفحة { NUMBER($n) }
api-previous = السابقة
api-next = التالية

## من يطلب

api-members-only = هذا لا يتاح إلا بعد تسجيل الدخول.
api-sign-in = تسجيل الدخول والعودة إلى هنا
api-token = استخدام رمز وصول
api-token-label = رمز Bearer
api-asking-as = يصدر طلبك باسم <strong>{ $who }</strong>. رمز الوصول يُرسَل مع طلب واحد ولا يُحفظ.
api-asking-nobody = يصدر طلبك بلا تسجيل دخول. رمز الوصول يُرسَل مع طلب واحد ولا يُحفظ.
api-asked-as = هذا هو الرد على طلب باسم <strong>{ $who }</strong>، وفقًا لرمز الوصول الذي أدخلته. لم يُحفظ الرمز: تُفتح الروابط وتُرسَل النماذج من دونه.
api-asked-nobody = هذا هو الرد وفقًا لرمز الوصول الذي أدخلته. لم يُحفظ الرمز: تُفتح الروابط وتُرسَل النماذج من دونه.

## المرجع

api-reference-lead = كل عناوين واجهة API هذه، وما تقبله وما ترد به.
api-reference-bodies = تبدأ كل العناوين بـ{ $server }. والمتون بصيغة JSON، أو نماذج بالحقول نفسها.
api-document = مستند OpenAPI
api-addresses = العناوين
api-access = { $who ->
    [open] متاح للجميع؛ ولا تُقرأ بيانات الاعتماد.
    [optional] متاح للجميع؛ وتُراعى بيانات الاعتماد إذا أُرسلت.
    [staff] لفريق العمل؛ والتغيير للمشرفين العامين.
   *[user] للمستخدمين، برمز وصول أو بجلسة.
 }
api-place = { $place ->
    [path] في المسار
    [query] في الاستعلام
    [header] في ترويسة
   *[other] في المتن
 }
api-required = مطلوب
api-longest = { $n ->
    [zero] بلا أحرف
    [one] حرف واحد على الأكثر
    [two] حرفان على الأكثر
    [few] { NUMBER($n) } أحرف على الأكثر
    [many] { NUMBER($n) } حرفًا على الأكثر
   *[other] { NUMBER($n) } حرف على الأكثر
 }
api-parameters = المعاملات
api-answers = الردود
api-shapes = البنى
api-shapes-hint = ما تتكون منه الردود، بالأسماء.
