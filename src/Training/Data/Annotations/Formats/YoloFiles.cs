using System.Globalization;
using MLNetVision.Imaging;
using MLNetVision.Metrics;

namespace MLNetVision.Training.Data;

/// <summary>YOLO's texts, each at its picture's place.</summary>
internal sealed class YoloFiles(string pictures, string labels, AnnotationOptions options, ClassList classes)
{
    private static readonly string[] NoLabels = ["classes.txt", "notes.txt", "README.txt"];

    public AnnotationSet Read()
    {
        var read = new List<AnnotatedPicture>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(pictures, "*", SearchOption.AllDirectories).Where(PictureNames.IsReadable).Order(StringComparer.Ordinal))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var text = Path.Combine(labels, Path.ChangeExtension(Path.GetRelativePath(pictures, file), ".txt"));
            if (!texts.Add(text))
                throw new DataFormatException($"{text}: two pictures have this file of labels; the second is '{file}'. Give pictures different names.");
            var (width, height) = PictureFiles.SizeOf(file, file);
            read.Add(new AnnotatedPicture(file, width, height, File.Exists(text) ? Objects(text, width, height) : []));
        }

        var stray = Directory.GetFiles(labels, "*.txt", SearchOption.AllDirectories)
            .FirstOrDefault(text => !texts.Contains(text) && !NoLabels.Contains(Path.GetFileName(text)));
        return stray is null ? new AnnotationSet(classes.Names, read) : throw new DataFormatException(
            $"{stray}: there is no picture for these labels in '{pictures}'. Add it, or take the text away.");
    }

    /// <summary>class cx cy width height, as shares with all digits.</summary>
    public static string Line(TrueBox item, AnnotatedPicture picture)
    {
        var ((x0, y0, x1, y1), width, height) = (item.Box, (double)picture.Width, (double)picture.Height);
        return string.Create(CultureInfo.InvariantCulture,
            $"{item.Label} {((double)x0 + x1) / 2 / width:R} {((double)y0 + y1) / 2 / height:R} ")
            + string.Create(CultureInfo.InvariantCulture, $"{((double)x1 - x0) / width:R} {((double)y1 - y0) / height:R}\n");
    }

    private List<TrueBox> Objects(string text, int width, int height)
    {
        var objects = new List<TrueBox>();
        var number = 0;
        foreach (var line in File.ReadLines(text))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{text}: line {++number}");
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length > 0 && BoxRules.Checked(BoxOf(words, place, width, height), width, height, options.FaultyBoxes, place) is { } box)
                objects.Add(new TrueBox(LabelOf(words[0], place), box));
        }

        return objects;
    }

    private int LabelOf(string word, string place) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var label) && label < classes.Names.Count
            ? label
            : throw new DataFormatException($"{place}: the class is a whole number from 0 to {classes.Names.Count - 1}, not '{word}'.");

    private Box BoxOf(string[] words, string place, int width, int height)
    {
        LabelOf(words[0], place);
        var n = Array.ConvertAll(words[1..], word =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && double.IsFinite(share)
                ? share
                : throw new DataFormatException($"{place}: '{word}' is no number."));
        if (n.Length == 4)
        {
            return new Box(
                (float)((n[0] - (n[2] / 2)) * width), (float)((n[1] - (n[3] / 2)) * height),
                (float)((n[0] + (n[2] / 2)) * width), (float)((n[1] + (n[3] / 2)) * height));
        }

        if (n.Length < 6 || n.Length % 2 != 0)
        {
            throw new DataFormatException(
                $"{place}: an object is 'class cx cy width height', or a class and a polygon's x and y by turns; {n.Length} numbers follow the class.");
        }

        var (x, y) = (n.Where((_, i) => i % 2 == 0).ToArray(), n.Where((_, i) => i % 2 != 0).ToArray());
        return new Box((float)(x.Min() * width), (float)(y.Min() * height), (float)(x.Max() * width), (float)(y.Max() * height));
    }
}
