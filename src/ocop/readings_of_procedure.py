"""Readings of everything that is not points: days, terms, transition, codes, who takes part."""

from ocop.legal import Interpretation

PROCEDURE: tuple[Interpretation, ...] = (
    Interpretation(
        "I7",
        '"Trước ngày"',
        '"Before" a day',
        '"Trước ngày 30 tháng 6" không gồm ngày đó: ngày cuối là 29 tháng 6.',
        '"Before 30 June" leaves that day out: the last day is 29 June.',
        "Nghĩa thường của chữ trước.",
        "The plain meaning of the word.",
        "Tính cả ngày 30 tháng 6.",
        "30 June counts too.",
    ),
    Interpretation(
        "I8",
        "Thời hạn theo tháng và ngày",
        "Terms in months and days",
        "Tính theo Điều 147, 148 Bộ luật Dân sự 2015: không tính ngày đầu; 36 tháng hết vào cuối ngày "
        "tương ứng (cấp 06/08/2024: ngày cuối 06/08/2027; 29/02/2024: 28/02/2027). Hạn nộp rơi vào "
        "ngày nghỉ thì chuyển sang ngày làm việc kế tiếp; thời hạn giấy chứng nhận không dời.",
        "Counted by articles 147 and 148 of the Civil Code 2015: the first day does not count; 36 "
        "months end with the end of the corresponding day (issued 06/08/2024: last day 06/08/2027; "
        "29/02/2024: 28/02/2027). A filing deadline on a day off moves to the next working day; a "
        "certificate's term does not.",
        "Quyết định không có cách tính riêng.",
        "The decision has no rule of its own.",
        "Ngày tròn 36 tháng đã hết hạn, như một thông báo cấp tỉnh đã đọc.",
        "The anniversary itself is already outside, as one province's notice reads it.",
    ),
    Interpretation(
        "I9",
        "Hai quyết định cùng hiệu lực",
        "Two decisions side by side",
        "Quyết định 148/QĐ-TTg còn hiệu lực bên cạnh 26/2026 đến hết 60 ngày sau 22/05/2026 (ngày cuối "
        "21/07/2026). Hồ sơ bắt đầu từ 22/05/2026 theo quyết định mới; Điều 12 định hồ sơ đã nộp.",
        "Decision 148/QĐ-TTg stays in force beside 26/2026 until 60 days after 22/05/2026 (last day "
        "21/07/2026). What is begun from 22/05/2026 follows the new decision; article 12 settles "
        "dossiers already filed.",
        "Điều 11 khoản 2 và Điều 12 khoản 2.",
        "Article 11.2 and article 12.2.",
        "Quyết định cũ hết hiệu lực ngay ngày 22/05/2026.",
        "The old decision ended on 22/05/2026 at once.",
    ),
    Interpretation(
        "I11",
        "Từ 90 điểm ở cấp tỉnh",
        "90 points at the province",
        "Ở tỉnh, từ 90 điểm và đủ yêu cầu 5 sao nghĩa là được đề nghị 5 sao; chỉ Bộ công nhận 5 sao.",
        "At the province, 90 points and all 5-star minimums mean put forward for 5 stars; only the "
        "ministry recognises 5 stars.",
        "Điều 4 khoản 1 và Điều 7 khoản 3 điểm e.",
        "Article 4.1 and article 7.3.e.",
        "Tỉnh tự cấp 5 sao.",
        "The province gives 5 stars itself.",
    ),
    Interpretation(
        "I22",
        "Hồ sơ chưa xong trong thời gian chuyển tiếp",
        "A dossier not finished in the transition",
        "Hồ sơ nộp trước 22/05/2026 mà chưa đánh giá xong khi hết 60 ngày (đánh giá lại: 30 ngày) thì "
        "theo Quyết định 26/2026/QĐ-TTg.",
        "A dossier filed before 22/05/2026 and not assessed when the 60 days (renewal: 30 days) are over "
        "follows Decision 26/2026/QĐ-TTg.",
        "Điều 12 khoản 2 chỉ cho quy định cũ trong thời hạn đó; không nói hồ sơ mất hiệu lực.",
        "Article 12.2 keeps the old rules only within the term; it does not say that the dossier lapses.",
        "Hồ sơ hết giá trị và phải nộp lại.",
        "The dossier lapses and must be filed anew.",
    ),
    Interpretation(
        "I23",
        "Bốn nhóm của kế hoạch và Phụ lục I",
        "The plan's four groups and Annex I",
        "Bốn nhóm của Quyết định 2822/QĐ-UBND ứng với các ngành thực phẩm, đồ uống, thủ công mỹ nghệ, du "
        'lịch của Phụ lục I; "các thực phẩm khác" gồm gia vị, chè, cà phê, ca cao. Dược liệu và sinh vật '
        "cảnh không có nhóm tương ứng.",
        "The four groups of Decision 2822/QĐ-UBND stand for the sectors food, drinks, handicrafts and "
        'tourism of Annex I; "other foods" takes in seasonings, tea, coffee and cocoa. Medicinal '
        "materials and ornamental plants and animals have no counterpart.",
        "Tên các nhóm trùng tên ngành; nhóm còn lại của ngành thực phẩm chỉ có thể là thực phẩm khác.",
        "The names are those of the sectors; what is left of food can only be other foods.",
        "Gia vị, chè, cà phê là nông sản chế biến.",
        "Seasonings, tea and coffee are processed farm products.",
    ),
    Interpretation(
        "I24",
        "Mã sản phẩm của hồ sơ chuyển tiếp",
        "The code of a product finished in the transition",
        "Sản phẩm có năm đánh giá 2026 mang mã theo Quyết định 26/2026/QĐ-TTg, kể cả hồ sơ chuyển tiếp.",
        "A product whose year of assessment is 2026 carries a code of Decision 26/2026/QĐ-TTg, also one "
        "finished in the transition.",
        "Cấp huyện không còn từ 01/07/2025, nên mã có huyện không thể cấp cho năm 2026.",
        "There is no district level since 01/07/2025, so a code with a district cannot be issued for 2026.",
        "Hồ sơ chuyển tiếp giữ mã có huyện.",
        "A dossier of the transition keeps a code with a district.",
    ),
    Interpretation(
        "I25",
        "Ai phải có đăng ký kinh doanh",
        "Who needs a business registration",
        '"Có đăng ký kinh doanh" ở Điều 2 khoản 3 áp dụng cho trang trại, hộ sản xuất, hộ gia đình; ở Kế '
        "hoạch 2822 chỉ cho hộ sản xuất.",
        '"With business registration" in article 2.3 qualifies farms, production households and family '
        "households; in plan 2822 production households only.",
        "Dấu chấm phẩy tách các chủ thể trước đó; hợp tác xã và doanh nghiệp đã đăng ký theo luật riêng.",
        "Semicolons set the other subjects apart; cooperatives and enterprises are registered by their own "
        "laws.",
        "Chỉ hộ gia đình phải có đăng ký kinh doanh, hoặc mọi chủ thể.",
        "Only family households need it, or every subject.",
    ),
    Interpretation(
        "I26",
        "Năm của đợt 02 cấp trung ương",
        "The year of the centre's round 2",
        "Đợt 02 cấp trung ương thuộc năm của đợt 01, dù hạn rơi vào tháng 1 và tháng 3 năm sau.",
        "The centre's round 2 belongs to the year of round 1, though its days lie in January and March of "
        "the next year.",
        "In sau đợt 01 và nhận kết quả đợt 02 cấp tỉnh.",
        "It is printed after round 1 and takes up what the province's round 2 put forward.",
        "Thuộc năm dương lịch của hạn đề nghị.",
        "It belongs to the calendar year of its deadline.",
    ),
    Interpretation(
        "I27",
        "Giấy chứng nhận hết hạn trước 22/05/2026",
        "A certificate that ended before 22/05/2026",
        "Điều 12 khoản 3 không áp dụng cho giấy chứng nhận đã hết hạn trước ngày Quyết định có hiệu lực.",
        "Article 12.3 does not reach a certificate that ended before the decision was in force.",
        '"Tiếp tục có hiệu lực" cần hiệu lực còn đó.',
        '"Continues in effect" needs an effect that is still there.',
        "Áp dụng trong 180 ngày sau ngày hết hạn.",
        "It applies within 180 days of the end.",
    ),
    Interpretation(
        "I28",
        "Thời gian nộp đánh giá lại đã qua trước 22/05/2026",
        "A renewal window past on 22/05/2026",
        "Nếu 120 ngày trước khi hết hạn đã qua khi Quyết định có hiệu lực thì không có thời gian nộp; áp "
        "dụng Điều 12 khoản 3.",
        "If the 120th day before the end was past when the decision came into force there was no window; "
        "article 12.3 applies.",
        "Khi đó quy định chưa có.",
        "The rule did not exist yet.",
        "Vẫn tính ngược và coi là nộp muộn.",
        "Count back all the same and treat the filing as late.",
    ),
    Interpretation(
        "I29",
        "Thời hạn của cơ quan rơi vào ngày nghỉ",
        "An authority's term that ends on a day off",
        "Thời hạn 45 ngày và 15 ngày của cơ quan cũng kết thúc vào ngày làm việc kế tiếp nếu ngày cuối là "
        "ngày nghỉ.",
        "An authority's terms of 45 and 15 days also end on the next working day when the last day is a "
        "day off.",
        "Điều 148 khoản 5 Bộ luật Dân sự không phân biệt ai thực hiện.",
        "Article 148.5 of the Civil Code does not ask who acts.",
        "Chỉ hạn nộp hồ sơ được chuyển.",
        "Only filing deadlines move.",
    ),
    Interpretation(
        "I30",
        "Mã sản phẩm nửa cuối năm 2025",
        "Codes of the second half of 2025",
        "Mã không có huyện chỉ dùng từ năm đánh giá 2026.",
        "A code without a district is used only from the assessment year 2026.",
        "Chỉ Quyết định 26/2026/QĐ-TTg in dạng này.",
        "Only Decision 26/2026/QĐ-TTg prints this form.",
        "Từ 01/07/2025, khi không còn cấp huyện.",
        "From 01/07/2025, when the district level ended.",
    ),
    Interpretation(
        "I31",
        "Không đạt 5 sao ở trung ương",
        "Not 5 stars at the centre",
        "Từ 90 điểm nhưng thiếu yêu cầu tối thiểu 5 sao, hoặc bị loại hay dừng ở trung ương, thì xử lý như "
        "không đạt 90 điểm; bị loại hoặc dừng thì tỉnh chỉ còn cách tự đánh giá.",
        "90 points without all the 5-star minimums, or rejected or stopped at the centre, is handled like "
        "under 90; where it is rejected or stopped the province can only assess by itself.",
        "Điều 7 khoản 4 điểm g chỉ nói không đạt 90 điểm; không có cách xử lý nào khác.",
        "Article 7.4.g speaks only of under 90 points, and there is no other way to handle it.",
        "Chỉ áp dụng khi tổng điểm dưới 90.",
        "It applies only when the total is below 90.",
    ),
    Interpretation(
        "I32",
        "Kết quả 1, 2 sao ở trung ương",
        "1 or 2 stars at the centre",
        "Tỉnh chỉ có thể tự đánh giá.",
        "The province can only assess by itself.",
        "Chỉ hạng 3, 4 sao được tỉnh công nhận.",
        "The province recognises 3 and 4 stars only.",
        "Việc kết thúc, không cấp gì.",
        "It ends there and nothing is issued.",
    ),
    Interpretation(
        "I33",
        "Hồ sơ nộp trước 24/02/2023",
        "Dossiers filed before 24/02/2023",
        "Theo quyết định của ngày nộp (1048/QĐ-TTg) đến hết thời gian chuyển tiếp.",
        "The decision of the filing day (1048/QĐ-TTg) applies until the transition ends.",
        'Không có toàn văn 148/QĐ-TTg; Điều 12 khoản 2 chỉ nói "giai đoạn 2021 - 2025".',
        'The text of 148/QĐ-TTg is not at hand; article 12.2 says only "period 2021 - 2025".',
        "Từ 24/02/2023 theo 148/QĐ-TTg.",
        "148/QĐ-TTg applies from 24/02/2023.",
    ),
    Interpretation(
        "I34",
        "Ngày cuối của 30 và 60 ngày chuyển tiếp",
        "The last day of the 30 and 60 days of transition",
        "Ngày cuối 21/06/2026 (chủ nhật) và 21/07/2026 không dời: đó là thời gian áp dụng quy định cũ.",
        "The last days 21/06/2026 (a Sunday) and 21/07/2026 are not moved: they bound the days of the old "
        "rules.",
        "Điều 11 khoản 2 tính hiệu lực như thế; hiệu lực không dời theo ngày nghỉ.",
        "Article 11.2 counts the old decision's force so, and force does not move with days off.",
        "Ngày cuối 30 ngày dời sang thứ hai 22/06/2026.",
        "The 30 days end on Monday 22/06/2026.",
    ),
    Interpretation(
        "I35",
        'Ai là "các sở", "đoàn thể"',
        'Who "the departments" and "mass organisations" are',
        '"Các sở, (ban,) ngành" gồm 11 sở có tên ở mục VI; "đoàn thể", "tổ chức chính trị - xã hội" cấp tỉnh '
        "gồm Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh, Hội Nông dân tỉnh; danh sách để mở.",
        '"Departments, (boards,) branches" take in the 11 departments named in section VI; the provincial '
        '"mass" or "socio-political organisations" the Youth, Women\'s and Farmers\' Unions; the lists stay '
        "open.",
        "Nghĩa thường của tên; văn bản không in danh sách.",
        "The ordinary sense of the names; no list is printed.",
        "Không nêu thành viên nào.",
        "Name no members.",
    ),
    Interpretation(
        "I36",
        '"Cấp huyện" ở Phụ lục 1 mục I.3',
        '"District level" in row I.3 of the plan\'s annex',
        "Ít nhất là UBND cấp huyện; để mở.",
        "At least the district People's Committee; left open.",
        "In không kèm tên cơ quan.",
        "Printed without a body's name.",
        "Các phòng, ban, đoàn thể cấp huyện.",
        "The district's sections and organisations.",
    ),
)
