<?php
// A scorer in PHP 8, tested with the vectors of ocop:
//   python -m portal.tables > tables.json
//   ocop conformance --cmd "php php/rate.php tables.json"
declare(strict_types=1);

define('TABLES', json_decode(file_get_contents($argv[1]), true));
const FIELDS = ['law', 'sheet', 'answers', 'findings', 'cases'];

class Refused extends Exception {}

function wants(bool $given, string $what): void {
    $given || throw new Refused("expected $what");
}

// JSON is read with objects as objects, so that {} and [] are told apart; arrays are handier.
function fields(mixed $value, string $what): array {
    wants($value instanceof stdClass, $what);
    return (array) $value;
}

// PHP turns the key "7" into the number 7, so codes are made text again before they are given out.
function codes(array $items): array {
    return array_map('strval', array_keys($items));
}

// 5.2 does not apply without a story, 0 points in 5.1.
function applies(array $sheet, array $answers, int|string $code): bool {
    $needs = $sheet['criteria'][$code]['needs'];
    return $needs === null || ($answers[$needs] ?? null) !== 0;
}

function missing(array $sheet, array $answers): array {
    $open = array_diff_key($sheet['criteria'], $answers);
    return codes(array_filter($open, fn ($c) => applies($sheet, $answers, $c), ARRAY_FILTER_USE_KEY));
}

// What ends the assessment by itself: on sheet 16 no points in a criterion 6.x.
function stops(array $sheet, array $answers): array {
    $watched = array_intersect_key($answers, array_flip($sheet['stop']['criteria'] ?? []));
    return in_array(0, $watched, true) ? [$sheet['stop']['finding']] : [];
}

// Sheet, answers and findings of a dossier; whatever is wrong is refused.
function read(mixed $asked): array {
    $asked = fields($asked, 'a dossier');
    wants(array_diff(codes($asked), FIELDS) === [], 'only known fields');
    wants(($asked['law'] ?? null) === TABLES['law'], 'the decision in force');
    $number = $asked['sheet'] ?? null;
    wants(is_int($number) && isset(TABLES['sheets'][$number]), 'a sheet that there is');
    $sheet = TABLES['sheets'][$number];
    $answers = fields($asked['answers'] ?? null, 'answers by criterion');
    foreach ($answers as $code => $points) {
        wants(isset($sheet['criteria'][$code]), 'a criterion of the sheet');
        // Strictly: "3", 3.0 and true are not 3.
        wants(in_array($points, $sheet['criteria'][$code]['allowed'], true), 'the points of a box');
        wants($points === 0 || applies($sheet, $answers, $code), 'only criteria that apply');
    }
    foreach (fields($asked['cases'] ?? new stdClass(), 'cases by criterion') as $code => $case) {
        wants(in_array($case, $sheet['criteria'][$code]['cases'] ?? [], true), 'a case of a criterion');
    }
    $findings = $asked['findings'] ?? [];
    wants(is_array($findings), 'a list of findings');
    foreach ($findings as $id) {
        wants(is_string($id) && isset($sheet['findings'][$id]), 'findings of the sheet');
    }
    wants(count(array_unique($findings)) === count($findings), 'each finding once');
    return [$sheet, $answers, [...$findings, ...stops($sheet, $answers)]];
}

// The criteria below their minimum for 3, 4 and 5 stars, as the members decide.
function shortfalls(array $sheet, array $members, string $way): array {
    $found = ['3' => [], '4' => [], '5' => []];
    foreach ($sheet['criteria'] as $code => $row) {
        $given = array_column($members, $code);
        foreach ($row['minimums'] as $n => $need) {
            $met = count(array_filter($given, fn ($points) => $points >= $need));
            $holds = match ($way) {
                'majority' => 2 * $met > count($given),
                'unanimous' => $met === count($given),
                'mean' => array_sum($given) >= $need * count($given),
            };
            if ($given && !$holds) {
                $found[$n + 3][] = (string) $code;
            }
        }
    }
    return $found;
}

// The tier of points / size without dividing, so nothing is ever rounded.
function tier_of(int $points, int $size): int {
    return current(array_filter(TABLES['thresholds'], fn ($t) => $points >= $t[1] * $size))[0];
}

function held_down(int $tier, array $missed): int {
    for (; ($missed[$tier] ?? []) !== []; $tier--);
    return $tier;
}

function status_of(array $sheet, array $findings, bool $open): string {
    $effects = array_map(fn ($id) => $sheet['findings'][$id] ?? 'stop', $findings);
    if (in_array('reject', $effects, true)) {
        return 'rejected';
    }
    return $effects ? 'stopped' : ($open ? 'incomplete' : 'rated');
}

// A whole number, or a fraction in lowest terms as text.
function exact(int $points, int $size): int|string {
    for ([$a, $b] = [$points, $size]; $b !== 0; [$a, $b] = [$b, $a % $b]);
    return $size === $a ? intdiv($points, $a) : intdiv($points, $a) . '/' . intdiv($size, $a);
}

function rated(array $sheet, array $answers, array $findings): array {
    $parts = ['A' => 0, 'B' => 0, 'C' => 0];
    foreach ($answers as $code => $points) {
        $parts[$sheet['criteria'][$code]['part']] += $points;
    }
    $missed = shortfalls($sheet, [$answers], 'unanimous');
    $open = missing($sheet, $answers);
    $status = status_of($sheet, $findings, $open !== []);
    $by_points = tier_of(array_sum($parts), 1);
    $tier = $status === 'rated' ? held_down($by_points, $missed) : null;
    $bounds = [$tier, $tier];
    if ($status === 'incomplete') {
        // What is open with nothing, then with its best; what no longer applies is left out.
        foreach ([fn ($allowed) => 0, fn ($allowed) => max($allowed)] as $n => $points) {
            $full = $answers;
            foreach ($open as $code) {
                $full[$code] = $points($sheet['criteria'][$code]['allowed']);
            }
            $full = array_filter($full, fn ($c) => applies($sheet, $full, $c), ARRAY_FILTER_USE_KEY);
            $bounds[$n] = rated($sheet, $full, stops($sheet, $full))['tier'];
        }
    }
    return ['status' => $status, 'total' => array_sum($parts), 'parts' => $parts,
        'tier_by_points' => $by_points, 'tier' => $tier, 'shortfalls' => $missed,
        'unanswered' => $open, 'lowest' => $bounds[0], 'highest' => $bounds[1]];
}

function rated_council(array $asked): array {
    $way = $asked['minimums'] ?? null;
    wants(array_diff(codes($asked), ['assessments', 'minimums']) === [], 'only known fields');
    wants(is_array($asked['assessments']) && $asked['assessments'], 'assessments');
    wants(in_array($way, ['majority', 'unanimous', 'mean'], true), 'a way to decide minimums');
    $read = array_map('read', $asked['assessments']);
    wants(count(array_unique(array_column($asked['assessments'], 'sheet'))) === 1, 'one sheet');
    [$sheet, $members, $size] = [$read[0][0], array_column($read, 1), count($read)];
    $votes = array_count_values(array_merge(...array_column($read, 2)));
    $findings = codes(array_filter($votes, fn ($count) => 2 * $count > $size));
    $points = array_sum(array_map('array_sum', $members));
    $missed = shortfalls($sheet, $members, $way);
    $open = array_filter($members, fn ($answers) => missing($sheet, $answers) !== []);
    $status = status_of($sheet, $findings, $open !== []);
    return ['status' => $status, 'total' => exact($points, $size),
        'tier_by_points' => tier_of($points, $size),
        'tier' => $status === 'rated' ? held_down(tier_of($points, $size), $missed) : null,
        'shortfalls' => $missed, 'findings' => $findings];
}

while (($line = fgets(STDIN)) !== false) {
    $asked = json_decode($line, false, 64, JSON_THROW_ON_ERROR);
    try {
        $council = isset($asked->input->assessments);
        $answer = $council ? rated_council((array) $asked->input) : rated(...read($asked->input));
    } catch (Refused) {
        $answer = ['status' => 'refused'];
    }
    echo json_encode(['id' => $asked->id, 'answer' => $answer], JSON_THROW_ON_ERROR), "\n";
}
