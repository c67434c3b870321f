"""Readings of the rules by which a product is rated: boxes, minimums, thresholds, councils."""

from ocop.legal import Interpretation

RATING: tuple[Interpretation, ...] = (
    Interpretation(
        "I1",
        "Không đánh dấu ô nào",
        "No box ticked",
        "Không đánh dấu ô nào thì được 0 điểm.",
        "No box ticked gives 0 points.",
        "Nhiều tiêu chí không in ô 0 điểm, mà dấu sao ở ô thấp nhất chỉ có nghĩa khi có thể dưới ô đó.",
        "Many criteria print no 0-point box, and a star mark on the lowest box means something only "
        "if one can stay below it.",
        "Phải chọn một ô; bỏ trống là phiếu lỗi.",
        "A box must be ticked; a blank makes the sheet invalid.",
    ),
    Interpretation(
        "I2",
        "Yêu cầu tối thiểu cộng dồn",
        "Minimums add up",
        "4 sao phải đạt cả yêu cầu *** và ****; 5 sao phải đạt tất cả. Trong một tiêu chí, tính dấu "
        "cao nhất không vượt hạng đang xét.",
        "4 stars needs the *** and **** minimums, 5 stars all of them. In one criterion the highest "
        "mark at or below the tier counts.",
        "Chú thích gọi dấu sao là yêu cầu tối thiểu theo cấp độ sao; hạng cao không thể dễ hơn hạng "
        "thấp.",
        "The legend calls the marks the least required at each star level; a higher level cannot ask "
        "less than a lower one.",
        "Mỗi hạng chỉ xét dấu của riêng hạng đó.",
        "Each tier looks only at its own marks.",
    ),
    Interpretation(
        "I3",
        "Hạng được cấp",
        "The tier given",
        "Hạng được cấp là hạng cao nhất thỏa cả ngưỡng điểm và mọi yêu cầu tối thiểu. Hạng 1 và 2 sao "
        "không có yêu cầu tối thiểu.",
        "The tier given is the highest whose total threshold and minimums both hold. 1 and 2 stars "
        "have no minimums.",
        "Chú thích chỉ nêu mức tối thiểu cho từng cấp; thiếu mức 4 sao không xóa mức 3 sao.",
        "The legend only sets the least for a level; missing the 4-star one does not undo the 3-star "
        "one.",
        "Thiếu một yêu cầu tối thiểu của hạng theo điểm thì không xếp hạng.",
        "Missing a minimum of the tier by points leaves the product without a tier.",
    ),
    Interpretation(
        "I4",
        "Ngưỡng điểm chính xác",
        "Exact thresholds",
        "Ngưỡng 90, 70, 50, 30 tính chính xác, nửa khoảng: 89,95 và 269/3 đều dưới 90. Trung bình hội "
        "đồng là phân số, so trước mọi làm tròn.",
        "The thresholds 90, 70, 50, 30 are exact and half-open: 89.95 and 269/3 are below 90. A "
        "council's mean is a fraction, compared before any rounding.",
        'Điều 3 khoản 3 viết "từ 70 đến dưới 90".',
        'Article 3.3 says "from 70 to under 90".',
        "Làm tròn điểm trung bình về số nguyên rồi mới xếp hạng.",
        "Round the mean to a whole number first.",
    ),
    Interpretation(
        "I5",
        "Loại và dừng đánh giá",
        "Rejected and stopped",
        "Bị loại thì không có hạng; quy tắc dừng kết thúc đánh giá và cũng không có hạng; loại đứng "
        "trước dừng. Điểm đã chấm vẫn được nêu. Phiếu 16: 0 điểm ở bất kỳ tiêu chí 6.x là dừng, thư "
        "viện tự phát hiện.",
        "A rejection gives no tier; a stop rule ends the assessment and gives none either; rejection "
        "comes before stop. What was scored is still shown. Sheet 16: 0 points in any 6.x stops it, "
        "which the library finds by itself.",
        "Văn bản không nêu kết quả sau khi dừng; một phiếu dở dang không thể so với ngưỡng của 100 "
        "điểm.",
        "The text gives no outcome after a stop; a part-filled sheet cannot be held against thresholds "
        "of 100 points.",
        "Xếp hạng theo số điểm đã có khi dừng.",
        "Rate on the points scored until the stop.",
    ),
    Interpretation(
        "I6",
        "Hội đồng quyết yêu cầu tối thiểu",
        "A council and the minimums",
        "Một yêu cầu tối thiểu đạt khi đa số thành viên chấm đạt, trừ khi người gọi chọn cách khác; "
        "tỷ lệ luôn được nêu.",
        "A minimum is met when most members tick it or better, unless the caller says otherwise; the "
        "split is always shown.",
        "Luật chỉ nói đến điểm trung bình; hội đồng thường quyết theo đa số.",
        "The law speaks only of the average total; councils decide by majority.",
        "Phải mọi thành viên đồng ý, hoặc so điểm trung bình của tiêu chí.",
        "All members must agree, or the mean of the criterion is compared.",
    ),
    Interpretation(
        "I10",
        "Các khoảng điểm năm 2019",
        "The bands of 2019",
        "Khoảng điểm nguyên của Quyết định 1048/QĐ-TTg (50-69, 70-89) đọc là nửa khoảng.",
        "The whole-point bands of Decision 1048/QĐ-TTg (50-69, 70-89) are read as half-open.",
        "Nếu không, 69,9 không thuộc hạng nào.",
        "Otherwise 69.9 would belong to no tier.",
        "Làm tròn trước khi so.",
        "Round before comparing.",
    ),
    Interpretation(
        "I12",
        "Không đủ điều kiện tham gia",
        "Not eligible",
        "Không đạt yêu cầu Y1-Y4 (100% trong tỉnh) hoặc là sản phẩm phổ biến (N1) thì phiếu không nhận "
        "sản phẩm: bị loại.",
        "An unmet requirement Y1-Y4 (100% in the province) or a common product (N1) means the sheet "
        "does not take the product: rejected.",
        '"Yêu cầu" đứng trước các ô; "không đánh giá" là không chấm.',
        'The requirement stands before the boxes; "not assessed" means not scored.',
        "0 điểm ở tiêu chí đó.",
        "0 points in that criterion.",
    ),
    Interpretation(
        "I13",
        "Trường hợp trong phiếu 26",
        "Cases in sheet 26",
        "Trường hợp (cộng đồng, hoặc tổ chức, cá nhân) chọn theo từng tiêu chí như in; chọn lẫn được "
        "phép và được nêu ra.",
        "The case (community, or organisation and individual) is chosen per criterion as printed; a "
        "mixture is allowed and pointed out.",
        "Văn bản không buộc chọn cùng một trường hợp.",
        "The text does not ask for the same case throughout.",
        "Một trường hợp cho cả ba tiêu chí.",
        "One case for all three criteria.",
    ),
    Interpretation(
        "I14",
        "Lỗi in",
        "Printed slips",
        "Lỗi in đã sửa giữ cách đọc nhất quán và trị số đã in bên cạnh; nghi vấn khác giữ như in và "
        "được liệt kê.",
        "A corrected slip holds the consistent reading with the printed value beside it; other "
        "suspicions stay as printed and are listed.",
        "Chỉ sửa khi tổng điểm hoặc các phiếu khác chứng minh.",
        "Corrected only where the sums or the other sheets prove it.",
        "Áp dụng đúng như in, dù tổng không khớp.",
        "Apply what is printed even where sums do not agree.",
    ),
    Interpretation(
        "I15",
        "Tiêu chí không in ô",
        "A criterion printed without boxes",
        "Tiêu chí ghi nhãn song ngữ (2.4 hoặc 2.3, phiếu 1-22) in điểm mà không in ô: đọc là một ô "
        "bằng số điểm của tiêu chí.",
        "The bilingual label criterion (2.4 or 2.3, sheets 1-22) prints points and no box: read as a "
        "single box worth the criterion's points.",
        "Tổng của nhóm 2 chỉ đúng khi có điểm này.",
        "The sum of group 2 is right only with this point.",
        "Không chấm điểm tiêu chí này.",
        "The criterion scores nothing.",
    ),
    Interpretation(
        "I16",
        "Phiếu 21, tiêu chí 7",
        "Sheet 21, criterion 7",
        "Dấu *** của tiêu chí 7 áp dụng cho mọi sản phẩm của phiếu, kể cả sản phẩm chỉ được khuyến "
        "khích công bố chất lượng.",
        "The *** mark of criterion 7 binds every product of the sheet, also one that is only "
        "encouraged to declare its quality.",
        "Chú thích dấu sao không nêu ngoại lệ.",
        "The star legend names no exception.",
        "Dấu *** chỉ buộc sản phẩm phải công bố chất lượng.",
        "The *** mark binds only products that must declare quality.",
    ),
    Interpretation(
        "I17",
        "Hội đồng chia đều",
        "A council split evenly",
        "Số phiếu chia đều không phải đa số: yêu cầu tối thiểu chưa đạt, phát hiện chưa được xác lập.",
        "An even split is no majority: the minimum is not met, the finding is not established.",
        "Đa số là quá nửa.",
        "A majority is more than half.",
        "Theo bên có Chủ tịch Hội đồng.",
        "The chair's side prevails.",
    ),
    Interpretation(
        "I18",
        "Phát hiện của hội đồng",
        "A council's findings",
        "Loại hoặc dừng được xác lập khi đa số thành viên phát hiện cùng một quy tắc; mỗi quy tắc tính "
        "riêng. Thiểu số phát hiện được nêu; phiếu của họ vẫn tính vào trung bình nếu đã chấm đủ, nếu "
        "không thì kết quả là chưa đủ.",
        "A rejection or stop is established when most members found the same rule; each rule is "
        "counted by itself. A minority's finding is shown; their sheets count in the mean if complete, "
        "otherwise the result is incomplete.",
        "Cùng cách quyết như yêu cầu tối thiểu (I6); trung bình cần đủ phiếu.",
        "Decided like the minimums (I6); a mean needs every sheet in full.",
        "Một thành viên phát hiện là đủ.",
        "One member's finding is enough.",
    ),
    Interpretation(
        "I19",
        "Chưa nêu trường hợp",
        "Case not stated",
        "Phiếu 26: nếu chưa nêu trường hợp mà điểm có trong nhiều trường hợp, điểm vẫn tính và được "
        "nêu ra.",
        "Sheet 26: if no case is stated and more than one case has a box of those points, the points "
        "count and this is pointed out.",
        "Điểm như nhau trong cả hai trường hợp nên kết quả không đổi.",
        "Both cases carry the same points, so the rating does not change.",
        "Phiếu không nêu trường hợp là phiếu lỗi.",
        "A sheet without the case is invalid.",
    ),
    Interpretation(
        "I20",
        "Bảng minh chứng Mẫu số 02",
        "The evidence table of Form 02",
        "Dòng của bảng minh chứng gắn với tiêu chí có cùng nội dung; dòng không ứng với tiêu chí nào "
        "(giải thưởng) thuộc cả hồ sơ.",
        "A row of the evidence table goes with the criteria on the same matter; a row that matches no "
        "criterion (awards) belongs to the dossier as a whole.",
        "Mẫu số 02 chỉ nêu nội dung, không nêu số tiêu chí.",
        "Form 02 names matters, not criterion numbers.",
        "Bảng chỉ là gợi ý chung cho cả hồ sơ.",
        "The table is only general guidance for the dossier.",
    ),
    Interpretation(
        "I21",
        "Dấu sao của phiếu 26",
        "The star marks of sheet 26",
        "Phiếu 26 in *** và **** mà không in chú thích; đọc như chú thích của các phiếu khác.",
        "Sheet 26 prints *** and **** but no legend; they are read by the legend of the other sheets.",
        "Dấu chỉ có một nghĩa trong cả Phụ lục II.",
        "The marks have one meaning throughout Annex II.",
        "Dấu sao của phiếu 26 không có hiệu lực.",
        "The marks of sheet 26 have no effect.",
    ),
)
