namespace MLNetVision.Imaging;

/// <summary>
/// Letters as lines: a place is two digits, column and row; a run of places is a line, and one place twice is a dot. Capitals stand in rows 0 to 6, small
/// letters in rows 2 to 6, and tails reach row 8. A letter's width is its last column.
/// </summary>
internal static class StrokeFont
{
    /// <summary>Rows from the top of a capital to the line that letters stand on.</summary>
    public const int Capital = 6;

    /// <summary>Rows above capitals, for their accents.</summary>
    public const int Above = 3;

    /// <summary>Rows below the line, for tails.</summary>
    public const int Below = 3;

    /// <summary>Columns from a letter to the next.</summary>
    public const int Gap = 2;

    /// <summary>What stands for a letter that the font does not have.</summary>
    private const string Unknown = "0040460600";

    private static readonly Dictionary<char, string> Lines = Table(
        "!:0004 0606", "\":0002 2022", "#:1016 3036 0242 0444", "$:413010010213334445361605 2026", "%:4006 0010110100 3545463635",
        "&:46121120303113040516264443", "':0002", "(:10010516", "):00111506", "*:2125 0244 0442", "+:2125 0343", ",:151607", "-:0333", ".:0606", "/:3006",
        "0:102031352616050110", "1:011016 0626", "2:01103041420646", "3:004022324345361605", "4:36300444", "5:400002324345361605", "6:40200205163645443303",
        "7:004016", "8:103041423313020110 1304051636454433", "9:43130201103041442606", "::0303 0606", ";:1313 151607", "<:310335", "=:0242 0444", ">:013305",
        "?:01103041422324 2626", "@:32221314243332344341301001051646",
        "A:062046 1434", "B:003041423303 334445360600", "C:4130100105163645", "D:00204244260600", "E:40000646 0333", "F:400006 0333", "G:41301001051636454323",
        "H:0006 4046 0343", "I:0020 1016 0626", "J:3035261605", "K:0006 400346", "L:000636", "M:0600234046", "N:06004640", "O:103041453616050110",
        "P:06003041423303", "Q:103041453616050110 2446", "R:06003041423303 2346", "S:413010010213334445361605", "T:0040 2026", "U:000516364540", "V:002640",
        "W:0016233640", "X:0046 4006", "Y:002340 2326", "Z:00400646", "[:20000727", "\\:0036", "]:00202707", "^:022042", "_:0747", "`:0011",
        "a:02223336 341405162635", "b:0006 0312223335261605", "c:3322120305162635", "d:3036 3322120305162635", "e:043433221203051636", "f:201116 0222",
        "g:323728180708 3322120305162635", "h:0006 0312223336", "i:0206 0000", "j:121708 1010", "k:0006 320436", "l:000516", "m:0206 03122326 23324346",
        "n:0206 0312223336", "o:122233352616050312", "p:0208 0312223335261605", "q:3238 3322120305162635", "r:0206 031222", "s:3212031424352606",
        "t:101526 0222", "u:0205162635 3236", "v:022642", "w:0216233642", "x:0236 3206", "y:0205162635 32372808", "z:02320636",
        "{:20111203141526", "|:0007", "}:00111223141506", "~:04133443",
        "¡:0000 0208", "¢:3322120305162635 2127", "£:4130201116 0646 0333", "¤:1232341412 0112 4132 0514 4534", "¥:002340 2326 0343", "¦:0002 0507",
        "§:312010011233 051626352403", "¨:0000 2020", "©:103041453616050110 3222131434", "ª:00101123 2313022323", "«:220426 422446", "¬:033335",
        "®:103041453616050110 1512223314 2335", "¯:0030", "°:1021120110", "±:2125 0343 0646", "²:0010210323", "³:0020112203", "´:2011", "µ:0208 05162635 3236",
        "¶:4010010213 4046 2026", "·:0303", "¸:061708", "¹:0010 1013", "º:1021120110 0424", "»:022406 224426", "¼:0002 4006 3335 4346 3545",
        "½:0002 4006 33434446", "¾:0020 4006 3335 4346 3545", "¿:2020 222304051636 4545", "×:0244 4204", "÷:2121 0343 2525", "Ø:103041453616050110 4006",
        "ø:122233352616050312 3206", "Æ:40200620 2026 2646 2333 1424", "æ:02122326 2414051626 2454534232 253656", "Ð:00204244260600 0323",
        "ð:122233352616050312 1033 3020", "Þ:0006 013142433404", "þ:0008 0312223335261605", "ß:0601102031223335261606", "–:0333", "—:0343", "…:0606 2626 4646",
        "•:0303", "→:0343 324334");

    /// <summary>Letters that are another one with an accent, and the accent.</summary>
    private static readonly Dictionary<char, (char Letter, char Accent)> Accented = Pairs(
        "ÀA` ÁA´ ÂA^ ÃA~ ÄA¨ ÅA° ÇC¸ ÈE` ÉE´ ÊE^ ËE¨ ÌI` ÍI´ ÎI^ ÏI¨ ÑN~ ÒO` ÓO´ ÔO^ ÕO~ ÖO¨ ÙU` ÚU´ ÛU^ ÜU¨ ÝY´ àa` áa´ âa^ ãa~ äa¨ åa° çc¸ èe` ée´ êe^ ëe¨ "
        + "ìı` íı´ îı^ ïı¨ ñn~ òo` óo´ ôo^ õo~ öo¨ ùu` úu´ ûu^ üu¨ ýy´ ÿy¨");

    /// <summary>Accents about column 0; those above stand in rows 0 and 1 for small letters.</summary>
    private static readonly Dictionary<char, (float X, float Y)[][]> Accents = new()
    {
        ['`'] = [[(-1, 0), (0.5f, 1)]],
        ['´'] = [[(1, 0), (-0.5f, 1)]],
        ['^'] = [[(-1, 1), (0, 0), (1, 1)]],
        ['~'] = [[(-1.5f, 1), (-0.7f, 0.2f), (0.7f, 0.9f), (1.5f, 0)]],
        ['¨'] = [[(-1, 0.5f), (-1, 0.5f)], [(1, 0.5f), (1, 0.5f)]],
        ['°'] = [[(0, -0.3f), (0.7f, 0.4f), (0, 1.1f), (-0.7f, 0.4f), (0, -0.3f)]],
        ['¸'] = [[(0, 6), (0.7f, 7), (-0.5f, 8)]],
    };

    /// <summary>The lines of a letter and its width in columns.</summary>
    public static (IReadOnlyList<(float X, float Y)[]> Lines, float Width) Letter(char letter)
    {
        if (letter is ' ' or '\u00A0')
            return ([], 2);
        if (letter == 'ı')
            return ([Places("1216")], 2);
        if (!Accented.TryGetValue(letter, out var parts))
            return Parse(Lines.GetValueOrDefault(letter, Unknown));

        var (lines, width) = Letter(parts.Letter);
        var up = parts.Accent != '¸' && char.IsUpper(parts.Letter) ? -2 : 0;
        return ([.. lines, .. Accents[parts.Accent].Select(line => line.Select(p => (p.X + (width / 2), p.Y + up)).ToArray())], width);
    }

    private static (IReadOnlyList<(float X, float Y)[]> Lines, float Width) Parse(string letter)
    {
        var lines = letter.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Places).ToArray();
        return (lines, lines.Max(l => l.Max(p => p.X)));
    }

    private static (float X, float Y)[] Places(string line) => [.. line.Chunk(2).Select(p => ((float)(p[0] - '0'), (float)(p[1] - '0')))];

    private static Dictionary<char, string> Table(params string[] letters) => letters.ToDictionary(l => l[0], l => l[2..]);

    private static Dictionary<char, (char Letter, char Accent)> Pairs(string letters) => letters.Split(' ').ToDictionary(l => l[0], l => (l[1], l[2]));
}
