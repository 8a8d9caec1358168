using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MLNetVision.Metrics;

namespace MLNetVision.Training.Data;

/// <summary>One XML file of PASCAL VOC.</summary>
internal sealed class VocFile(string path, string pictures, VocCorners corners, AnnotationOptions options, ClassList classes)
{
    private const long MostLetters = 1 << 26;

    public AnnotatedPicture Read(Stream stream)
    {
        var root = Root(stream);
        var name = Text(root, "filename", path) is { Length: > 0 } given ? given : throw new DataFormatException($"{path}: <filename> is missing or empty.");
        var file = FileErrors.Below(pictures, name, path);
        var (width, height) = root.Element("size") is { } size
            ? (BoxRules.Side(Number(size, "width", path), "width", path), BoxRules.Side(Number(size, "height", path), "height", path))
            : PictureFiles.SizeOf(file, path);
        var objects = new List<TrueBox>();
        foreach (var (item, i) in root.Elements("object").Select((item, i) => (item, i)))
        {
            if (Object(item, $"{path}: object {i}", width, height) is { } read)
                objects.Add(read);
        }

        return new AnnotatedPicture(file, width, height, objects);
    }

    public static void Write(string path, AnnotatedPicture picture, IReadOnlyList<string> names, VocCorners corners)
    {
        var first = corners == VocCorners.FromOne ? 1 : 0;
        XElement Side(string name, double value) => new(name, value.ToString("R", CultureInfo.InvariantCulture));
        var root = new XElement("annotation",
            new XElement("folder", "JPEGImages"), new XElement("filename", Path.GetFileName(picture.File)),
            new XElement("size", Side("width", picture.Width), Side("height", picture.Height), Side("depth", 3)), new XElement("segmented", 0),
            picture.Objects.Select(o => new XElement("object",
                new XElement("name", names[o.Label]), new XElement("pose", "Unspecified"), new XElement("truncated", 0),
                new XElement("difficult", o.IsDifficult || o.IsCrowd ? 1 : 0),
                new XElement("bndbox",
                    Side("xmin", (double)o.Box.X0 + first), Side("ymin", (double)o.Box.Y0 + first), Side("xmax", o.Box.X1), Side("ymax", o.Box.Y1)))));
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false) });
        root.Save(writer);
    }

    private TrueBox? Object(XElement item, string place, int width, int height)
    {
        var label = classes.Of(Text(item, "name", place), place);
        var sides = item.Element("bndbox") ?? throw new DataFormatException($"{place}: <bndbox> is missing.");
        var first = corners == VocCorners.FromOne ? 1 : 0;
        var given = new Box(
            (float)(Number(sides, "xmin", place) - first), (float)(Number(sides, "ymin", place) - first),
            (float)Number(sides, "xmax", place), (float)Number(sides, "ymax", place));
        return BoxRules.Checked(given, width, height, options.FaultyBoxes, place) is { } box
            ? new TrueBox(label, box) { IsDifficult = item.Element("difficult") is not null && Number(item, "difficult", place) != 0 }
            : null;
    }

    private XElement Root(Stream stream)
    {
        try
        {
            using var reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostLetters, IgnoreComments = true,
            });
            var root = XDocument.Load(reader).Root!;
            return root.Name == "annotation" ? root : throw new DataFormatException($"{path}: the outermost element is <annotation>, not <{root.Name}>.");
        }
        catch (Exception fault) when (fault is XmlException or DecoderFallbackException or InvalidOperationException or ArgumentException)
        {
            throw new DataFormatException($"{path}: it is not XML: {fault.Message}", fault);
        }
    }

    private static string Text(XElement parent, string name, string place)
    {
        var element = parent.Element(name);
        return element?.HasElements != true ? element?.Value.Trim() ?? "" : throw new DataFormatException($"{place}: <{name}> holds elements, not a text.");
    }

    private static double Number(XElement parent, string name, string place) => Text(parent, name, place) is var text
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
        ? number
        : throw new DataFormatException($"{place}: <{name}> is a number, not '{text}'.");
}
