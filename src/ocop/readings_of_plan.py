"""Readings of the plan of Cà Mau (2822/QĐ-UBND): deadlines, merged cells, orders, targets."""

from ocop.legal import Interpretation

PLAN: tuple[Interpretation, ...] = (
    Interpretation(
        "I37",
        "Thời hạn không ghi ngày",
        "Deadlines without a day",
        "Tháng là ngày cuối tháng; năm và “Hàng năm” là ngày cuối năm; giai đoạn là ngày cuối của năm "
        "cuối. “Hàng năm” là mỗi năm của giai đoạn một lần. Ngày nghỉ không tự dời; người gọi có thể "
        "yêu cầu dời sang ngày làm việc kế tiếp.",
        "A month means its last day; a year and “Hàng năm” the last day of the year; a period the last "
        "day of its last year. “Hàng năm” is once in each year of the period. A day off does not move "
        "by itself; the caller may ask for the next working day.",
        "Phụ lục 1 không in ngày nào; việc chưa trễ khi kỳ chưa hết (Bộ luật Dân sự 2015, Điều 148).",
        "Annex 1 prints no day; nothing is late before its period is over (Civil Code 2015, article "
        "148).",
        "Ngày đầu kỳ, hoặc “thực hiện” trong kỳ mà không có hạn chót.",
        "The first day of the period, or work within it without a last day.",
    ),
    Interpretation(
        "I38",
        "Thời hạn trước ngày ban hành",
        "Due before adoption",
        "Kế hoạch có hiệu lực từ 24/11/2022: kỳ hết trước ngày đó không ràng buộc và chỉ hiện khi được "
        "hỏi; kỳ của năm 2022 còn lại 37 ngày thì ràng buộc.",
        "The plan is in force from 24/11/2022: a period that ended before does not bind and is shown "
        "only when asked for; that of 2022, with its last 37 days left, binds.",
        "Điều 2 của Quyết định: có hiệu lực kể từ ngày ký; không nói áp dụng trở lại trước.",
        "Article 2 of the decision: in force from the day of signing; nothing says that it reaches "
        "back.",
        "Kỳ 2022 đã qua gần hết nên bắt đầu từ 2023; hoặc cả giai đoạn 2021 - 2025 đều ràng buộc.",
        "2022 was nearly over, so it begins with 2023; or all of 2021 - 2025 binds.",
    ),
    Interpretation(
        "I39",
        "“Tháng 12 năm trước” (I.1)",
        "December of the year before (I.1)",
        "Kế hoạch của mỗi năm 2021 - 2025 đến hạn ngày 31/12 năm liền trước. Ngày 31/12/2025 là hạn của "
        "kế hoạch 2026, ngoài giai đoạn: không ràng buộc, chỉ hiện khi được hỏi. Có thể làm từ đầu năm "
        "liền trước.",
        "The plan of each year 2021 - 2025 is due on 31 December of the year before. 31/12/2025 would be "
        "for the plan of 2026, outside the period: it does not bind and is shown only when asked for. It "
        "may be done from the beginning of the year before.",
        "Việc I.1 là kế hoạch “hàng năm” của Chương trình 2021 - 2025; năm 2026 không thuộc giai đoạn.",
        "I.1 is the yearly plan of the 2021 - 2025 Programme; 2026 is not in the period.",
        "Tháng 12/2025 nằm trong giai đoạn nên vẫn phải trình kế hoạch 2026.",
        "December 2025 lies in the period, so the plan of 2026 is due too.",
    ),
    Interpretation(
        "I40",
        "Gạch đầu dòng dưới I.5",
        "The dashes below I.5",
        "Hai dòng không có ô thời hạn; ô của I.5 gộp xuống: tháng 02/2023. Gọi là I.5.a và I.5.b.",
        "The two rows have no deadline cell; that of I.5 is merged down: February 2023. They are called "
        "I.5.a and I.5.b.",
        "Bảng thiếu đúng một ô ở mỗi dòng, và mục I.6 cùng loại có cùng tháng.",
        "The table lacks exactly one cell in each, and I.6, of the same kind, has the same month.",
        "Không có thời hạn.",
        "They have no deadline.",
    ),
    Interpretation(
        "I41",
        "Một ô cơ quan ở mục IV",
        "One agency cell in section IV",
        "Ô trải qua hai cột: các cơ quan trong ô cùng chủ trì và phối hợp (vai trò “joint”). Mục IV có "
        "thời hạn của mình và là một dòng phải làm.",
        "The cell spans both columns: its agencies lead and coordinate together (role joint). Section "
        "IV has a deadline of its own and is a row to be carried out.",
        "Dòng có bốn ô thay vì năm, và ô liệt kê cả chủ thể.",
        "The row has four cells in place of five, and the cell lists the subjects too.",
        "Ô là cơ quan chủ trì, không có cơ quan phối hợp.",
        "The cell is the lead, and nobody coordinates.",
    ),
    Interpretation(
        "I42",
        "Một ô cơ quan ở II.8",
        "One agency cell in II.8",
        "Ô cơ quan trải qua hai cột (vai trò “joint”), “Hàng năm” là thời hạn; ô trống sau đó là thừa.",
        "The agency cell spans both columns (role joint) and “Hàng năm” is the deadline; the empty cell "
        "after it is stray.",
        "“Hàng năm” không phải tên cơ quan; việc là của mọi cơ quan.",
        "“Hàng năm” is no agency; the work is everybody's.",
        "Các cơ quan trong ô chỉ chủ trì, không có cơ quan phối hợp.",
        "The agencies of the cell lead only, and nobody coordinates.",
    ),
    Interpretation(
        "I43",
        "“1 kỳ/tuần” (II.3)",
        "Once a week (II.3)",
        "Tuần từ thứ Hai đến Chủ nhật, đến hạn Chủ nhật, đặt tên theo ISO 8601; chỉ tính tuần nằm trọn "
        "trong giai đoạn, và cũng vậy với nửa tháng, tháng, quý. Các kỳ này thay cho một kỳ hàng năm.",
        "Weeks run from Monday to Sunday, are due on Sunday and named by ISO 8601; only whole weeks "
        "inside the period count, and so with half months, months and quarters. They stand in place of "
        "one yearly due date.",
        "Tuần lịch ở Việt Nam bắt đầu thứ Hai; Quyết định không nói tuần lẻ ở đầu và cuối năm.",
        "The calendar week in Việt Nam begins on Monday; the decision is silent on part weeks.",
        "52 kỳ mỗi năm, hoặc tính cả tuần lẻ ở đầu và cuối giai đoạn.",
        "52 in each year, or part weeks at both ends of the period too.",
    ),
    Interpretation(
        "I44",
        "“02 kỳ/tháng” (II.4)",
        "Twice a month (II.4)",
        "Mỗi nửa tháng một kỳ: đến hạn ngày 15 và ngày cuối tháng.",
        "One in each half month: due on the 15th and on the last day of the month.",
        "“Kỳ” của một tờ báo là đều đặn; hai kỳ chia tháng làm hai.",
        "A newspaper's “kỳ” comes at regular times; two of them halve the month.",
        "Hai kỳ vào bất cứ ngày nào, cùng đến hạn ngày cuối tháng.",
        "Two on any days, both due on the last day of the month.",
    ),
    Interpretation(
        "I45",
        "Việc nào trước việc nào",
        "What comes before what",
        "Kế hoạch tổ chức Diễn đàn (I.7) trước Diễn đàn (V.5); tài liệu hướng dẫn (I.5, I.5.a, I.5.b, "
        "I.6) trước kỳ đánh giá kế tiếp, là chu trình năm 2023 (IV.1). Việc lặp lại chờ kỳ cùng tên của "
        "việc trước; không có thì kỳ chung ngày, rồi kỳ liền trước.",
        "The plan of the Forum (I.7) comes before the Forum (V.5); the guidance (I.5, I.5.a, I.5.b, "
        "I.6) before the next assessment, that of the cycle of 2023 (IV.1). A repeated task waits for the "
        "period of the same name of the one before; else for one that shares days, else for the last.",
        "Nội dung các dòng: lập kế hoạch rồi mới tổ chức, có hướng dẫn rồi mới đánh giá; thời hạn in "
        "theo đúng thứ tự đó.",
        "What the rows say: plan, then hold; guidance, then assess; the printed deadlines are in that "
        "order.",
        "Các dòng độc lập; Quyết định không nói thứ tự.",
        "The rows are independent; the decision states no order.",
    ),
    Interpretation(
        "I46",
        "“Thời gian thực hiện/hoàn thành” của dự án (VII)",
        "Carry out or complete a project (VII)",
        "Tháng in là hạn hoàn thành.",
        "The month printed is the one by which it is complete.",
        "Tên cột ghi cả hai; hạn chót chỉ có nghĩa với việc hoàn thành.",
        "The head of the column names both; a last day has a meaning only for completing.",
        "Là tháng trình, duyệt hoặc bắt đầu dự án.",
        "It is the month of submitting, approving or beginning the project.",
    ),
    Interpretation(
        "I47",
        "“Đến năm 2025” và sản phẩm được tính",
        "By 2025, and which products count",
        "Hạn của mục tiêu là 31/12/2025. Chỉ tính sản phẩm có giấy chứng nhận còn hạn vào ngày hỏi, kể cả "
        "công nhận từ 2019 - 2021 nếu còn hạn; nhiều giấy thì lấy giấy cấp sau cùng.",
        "Targets are to be met by 31/12/2025. Only products with a certificate valid on the day asked "
        "about count, those recognised in 2019 - 2021 included while valid; of several, the last issued.",
        "Mục II.1 ghi “đến hết năm 2025”; sản phẩm hết hạn không còn là sản phẩm OCOP.",
        "Clause II.1 says to the end of 2025; a product whose certificate has ended is no longer OCOP.",
        "Tính mọi sản phẩm từng được công nhận; hoặc hạn là đầu năm 2025.",
        "Every product ever recognised counts; or the day is the beginning of 2025.",
    ),
    Interpretation(
        "I48",
        "“Chủ thể OCOP” làm mẫu số; “ít nhất” trước 12%",
        "Whom “chủ thể OCOP” counts; “at least” before 12 %",
        "Mẫu số là chủ thể có ít nhất một sản phẩm được công nhận vào ngày hỏi; người gọi có thể chọn mọi "
        "chủ thể trong danh sách. Cụm “có sản phẩm được công nhận từ 03 sao” nói về cả HTX và DNNVV; “ít "
        "nhất” in trước 30% cũng dùng cho 12%.",
        "The whole is the subjects with a product recognised on the day; the caller may choose all "
        "listed. “With a product recognised at 3 stars or more” is said of cooperatives and enterprises "
        "alike; “at least”, printed before 30 %, holds for 12 % too.",
        "Chương trình đếm chủ thể theo sản phẩm được công nhận; câu văn nối hai tỷ lệ bằng dấu phẩy.",
        "The Programme counts subjects by recognised products; a comma joins the two shares.",
        "Mẫu số là mọi chủ thể đăng ký; 12% là con số chính xác; điều kiện 3 sao chỉ cho DNNVV.",
        "All registered subjects are the whole; 12 % is exact; the 3 stars bind enterprises only.",
    ),
    Interpretation(
        "I49",
        "“Khoảng 5%”",
        "About 5 %",
        "Đạt khi không dưới 5% trừ dung sai mà người gọi cho; cao hơn 5% cũng đạt. Không có dung sai thì "
        "không đo được.",
        "Met from 5 % less a tolerance that the caller gives; above 5 % it is met as well. Without a "
        "tolerance it cannot be measured.",
        "Quyết định không ghi sai số; đây là mục tiêu phát triển nên vượt không phải là không đạt.",
        "The decision gives no tolerance; it is a goal of growth, so more is not a miss.",
        "Sai lệch hai phía đều là không đạt.",
        "Being off on either side is a miss.",
    ),
    Interpretation(
        "I50",
        "Tên việc rộng hơn thời hạn (I.2, X)",
        "A name wider than its deadline (I.2, X)",
        "Cột thời hạn quyết định: “Thường xuyên” ở I.2 là hàng năm; X là tổng kết hàng năm, tổng kết giai "
        "đoạn không có hạn riêng và rơi vào kỳ cuối.",
        "The deadline column decides: “Thường xuyên” in I.2 is once a year; X is the yearly review, and "
        "that of the period has no deadline of its own and falls in the last one.",
        "Thời hạn là điều cột đó đặt ra.",
        "Deadlines are what that column is for.",
        "I.2 không có hạn; X có thêm một kỳ tổng kết giai đoạn.",
        "I.2 has no deadline; X has one more due date for the period.",
    ),
    Interpretation(
        "I51",
        "Dự án ở mục V.9 và ở Phụ lục 1 mục VII",
        "Projects in V.9 and in section VII of Annex 1",
        "Bốn dự án là một, dù thứ tự khác và VII.1 ghi khác V.9; giữ cả hai tên. Cơ quan chủ trì và thời "
        "hạn theo Phụ lục 1.",
        "The four projects are the same, though the order differs and VII.1 is worded differently; both "
        "names are kept. Lead and deadline come from Annex 1.",
        "Ba tên trùng nhau từng chữ; tên thứ tư giống ở phần còn lại.",
        "Three names are the same word for word; the fourth is the same in all the rest.",
        "VII.1 là một dự án khác, và dự án kinh tế tuần hoàn của V.9 không có hạn.",
        "VII.1 is another project, and the circular-economy project of V.9 has no deadline.",
    ),
    Interpretation(
        "I52",
        "Nhiều giấy chứng nhận của một sản phẩm",
        "Several certificates of one product",
        "Giấy cấp sau cùng quyết định: giấy đó hết hạn hoặc bị thu hồi thì sản phẩm không được tính, dù "
        "thời hạn ghi trên giấy cũ còn.",
        "The one issued last decides: once it has ended or is withdrawn, the product does not count, even "
        "if the term on an older paper still runs.",
        "Một sản phẩm có một hạng; lần công nhận sau thay lần trước.",
        "A product has one tier; a later recognition takes the place of the one before.",
        "Giấy cũ còn hạn thì sản phẩm trở lại hạng cũ.",
        "While an older paper runs, the product falls back to its tier.",
    ),
)
