// A scorer in Java 17 with Gson (Debian: libgoogle-gson-java), tested with the vectors of ocop:
//   python -m portal.tables > tables.json
//   ocop conformance --cmd "java -cp /usr/share/java/gson.jar java/Rate.java tables.json"
import com.google.gson.*;
import java.io.*;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.function.ToIntFunction;
import java.util.stream.*;

public class Rate {
    static final Set<String> FIELDS = Set.of("law", "sheet", "answers", "findings", "cases");
    static final Set<String> WAYS = Set.of("majority", "unanimous", "mean");
    static final Gson GSON = new GsonBuilder().serializeNulls().create();

    record Row(String part, List<Integer> allowed, int[] minimums, String needs, List<String> cases) {}
    record Stop(String finding, List<String> criteria) {}
    record Sheet(Map<String, Row> criteria, Map<String, String> findings, Stop stop) {}
    record Tables(String law, int[][] thresholds, Map<String, Sheet> sheets) {}
    record Dossier(Sheet sheet, Map<String, Integer> answers, List<String> findings) {}

    static Tables tables;

    static class Refused extends RuntimeException {}

    static void wants(boolean given) {
        if (!given) throw new Refused();
    }

    static JsonObject object(JsonElement value) {
        wants(value instanceof JsonObject);
        return (JsonObject) value;
    }

    static String text(JsonElement value) {
        wants(value instanceof JsonPrimitive p && p.isString());
        return value.getAsString();
    }

    // Whole numbers as they are written: "3", 3.0, true and null are refused.
    static int whole(JsonElement value) {
        wants(value instanceof JsonPrimitive p && p.isNumber());
        wants(value.getAsString().matches("-?[0-9]{1,9}"));
        return value.getAsInt();
    }

    // 5.2 does not apply without a story, 0 points in 5.1.
    static boolean applies(Sheet sheet, Map<String, Integer> answers, String code) {
        String needs = sheet.criteria.get(code).needs;
        return needs == null || answers.getOrDefault(needs, 1) != 0;
    }

    static List<String> missing(Sheet sheet, Map<String, Integer> answers) {
        return sheet.criteria.keySet().stream()
            .filter(c -> !answers.containsKey(c) && applies(sheet, answers, c)).toList();
    }

    // The findings, and what ends the assessment by itself: on sheet 16 no points in a criterion 6.x.
    static Dossier dossier(Sheet sheet, Map<String, Integer> answers, List<String> made) {
        List<String> findings = new ArrayList<>(made);
        if (sheet.stop != null && sheet.stop.criteria.stream().anyMatch(c -> answers.getOrDefault(c, 1) == 0))
            findings.add(sheet.stop.finding);
        return new Dossier(sheet, answers, findings);
    }

    // A dossier as it was sent; whatever is wrong is refused.
    static Dossier read(JsonElement sent) {
        JsonObject asked = object(sent);
        wants(FIELDS.containsAll(asked.keySet()) && text(asked.get("law")).equals(tables.law));
        Sheet sheet = tables.sheets.get(String.valueOf(whole(asked.get("sheet"))));
        wants(sheet != null);
        Map<String, Integer> answers = new LinkedHashMap<>();
        object(asked.get("answers")).asMap().forEach((code, points) -> answers.put(code, whole(points)));
        answers.forEach((code, points) -> {
            wants(sheet.criteria.containsKey(code) && sheet.criteria.get(code).allowed.contains(points));
            wants(points == 0 || applies(sheet, answers, code));
        });
        if (asked.has("cases")) object(asked.get("cases")).asMap().forEach((code, chosen) ->
            wants(sheet.criteria.containsKey(code) && sheet.criteria.get(code).cases.contains(text(chosen))));
        List<String> findings = new ArrayList<>();
        if (asked.has("findings")) {
            wants(asked.get("findings").isJsonArray());
            for (JsonElement id : asked.getAsJsonArray("findings")) {
                wants(sheet.findings.containsKey(text(id)) && !findings.contains(text(id)));
                findings.add(text(id));
            }
        }
        return dossier(sheet, answers, findings);
    }

    // The criteria below their minimum for 3, 4 and 5 stars, as the members decide.
    static Map<String, List<String>> shortfalls(Sheet sheet, List<Map<String, Integer>> members, String way) {
        Map<String, List<String>> found = new TreeMap<>();
        for (int n = 0; n < 3; n++) {
            List<String> missed = new ArrayList<>();
            for (var row : sheet.criteria.entrySet()) {
                int need = row.getValue().minimums[n];
                int[] given = members.stream().filter(m -> m.containsKey(row.getKey()))
                    .mapToInt(m -> m.get(row.getKey())).toArray();
                long met = IntStream.of(given).filter(points -> points >= need).count();
                boolean holds = switch (way) {
                    case "majority" -> 2 * met > given.length;
                    case "unanimous" -> met == given.length;
                    default -> IntStream.of(given).sum() >= need * given.length;
                };
                if (given.length > 0 && !holds) missed.add(row.getKey());
            }
            found.put(String.valueOf(n + 3), missed);
        }
        return found;
    }

    // The tier of points / size without dividing, so nothing is ever rounded.
    static int tierOf(int points, int size) {
        return Stream.of(tables.thresholds).filter(t -> points >= t[1] * size).findFirst().get()[0];
    }

    static int heldDown(int tier, Map<String, List<String>> missed) {
        while (!missed.getOrDefault(String.valueOf(tier), List.of()).isEmpty()) tier--;
        return tier;
    }

    static String statusOf(Sheet sheet, List<String> findings, boolean open) {
        List<String> effects = findings.stream().map(id -> sheet.findings.getOrDefault(id, "stop")).toList();
        if (effects.contains("reject")) return "rejected";
        return effects.isEmpty() ? open ? "incomplete" : "rated" : "stopped";
    }

    // A whole number, or a fraction in lowest terms as text.
    static Object exact(int points, int size) {
        int common = BigInteger.valueOf(points).gcd(BigInteger.valueOf(size)).intValue();
        return common == size ? (Object) (points / size) : points / common + "/" + size / common;
    }

    static Map<String, Object> rated(Dossier d) {
        Map<String, Integer> parts = new TreeMap<>(Map.of("A", 0, "B", 0, "C", 0));
        d.answers.forEach((code, points) -> parts.merge(d.sheet.criteria.get(code).part, points, Integer::sum));
        int total = parts.values().stream().mapToInt(p -> p).sum(), byPoints = tierOf(total, 1);
        var missed = shortfalls(d.sheet, List.of(d.answers), "unanimous");
        List<String> open = missing(d.sheet, d.answers);
        String status = statusOf(d.sheet, d.findings, !open.isEmpty());
        Object tier = status.equals("rated") ? heldDown(byPoints, missed) : null;
        boolean incomplete = status.equals("incomplete");
        Map<String, Object> answer = new HashMap<>();
        answer.putAll(Map.of("status", status, "total", total, "parts", parts, "tier_by_points", byPoints));
        answer.putAll(Map.of("shortfalls", missed, "unanswered", open));
        answer.put("tier", tier);
        answer.put("lowest", incomplete ? bound(d, open, row -> 0) : tier);
        answer.put("highest", incomplete ? bound(d, open, row -> Collections.max(row.allowed)) : tier);
        return answer;
    }

    // The tier with something given to what is open; what no longer applies is left out.
    static Object bound(Dossier d, List<String> open, ToIntFunction<Row> points) {
        Map<String, Integer> full = new LinkedHashMap<>(d.answers);
        for (String code : open) full.put(code, points.applyAsInt(d.sheet.criteria.get(code)));
        full.keySet().removeIf(code -> !applies(d.sheet, full, code));
        return rated(dossier(d.sheet, full, List.of())).get("tier");
    }

    static Map<String, Object> ratedCouncil(JsonObject asked) {
        wants(asked.keySet().equals(Set.of("assessments", "minimums")));
        String way = text(asked.get("minimums"));
        wants(WAYS.contains(way) && asked.get("assessments").isJsonArray());
        List<Dossier> read = new ArrayList<>();
        asked.getAsJsonArray("assessments").forEach(one -> read.add(read(one)));
        wants(!read.isEmpty() && read.stream().allMatch(d -> d.sheet == read.get(0).sheet));
        Sheet sheet = read.get(0).sheet;
        int size = read.size(), points = read.stream()
            .mapToInt(d -> d.answers.values().stream().mapToInt(p -> p).sum()).sum();
        List<String> votes = read.stream().flatMap(d -> d.findings.stream()).toList();
        List<String> findings = votes.stream().distinct()
            .filter(id -> 2 * Collections.frequency(votes, id) > size).toList();
        var missed = shortfalls(sheet, read.stream().map(Dossier::answers).toList(), way);
        boolean open = read.stream().anyMatch(d -> !missing(sheet, d.answers).isEmpty());
        String status = statusOf(sheet, findings, open);
        Map<String, Object> answer = new HashMap<>();
        answer.putAll(Map.of("status", status, "total", exact(points, size), "shortfalls", missed));
        answer.putAll(Map.of("tier_by_points", tierOf(points, size), "findings", findings));
        answer.put("tier", status.equals("rated") ? heldDown(tierOf(points, size), missed) : null);
        return answer;
    }

    public static void main(String[] args) throws IOException {
        tables = GSON.fromJson(Files.readString(Path.of(args[0])), Tables.class);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            JsonObject asked = JsonParser.parseString(line).getAsJsonObject();
            Object answer;
            try {
                boolean council = asked.get("input") instanceof JsonObject o && o.has("assessments");
                answer = council ? ratedCouncil(asked.getAsJsonObject("input")) : rated(read(asked.get("input")));
            } catch (Refused refused) {
                answer = Map.of("status", "refused");
            }
            System.out.println(GSON.toJson(Map.of("id", asked.get("id"), "answer", answer)));
        }
    }
}
