using System.Text;
using MLNetVision.Tests.TestKit;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Annotations;

/// <summary>Damaged files end in a DataFormatException that names file, object and rule, or in a set; in nothing else.</summary>
public sealed class HostileAnnotationTests : IDisposable
{
    private const int Inputs = 600;
    private readonly AnnotationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<annotation><filename>a.png</filename>", "it is not XML")]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><annotation><filename>&e;</filename></annotation>", "it is not XML")]
    [InlineData("<x/>", "outermost element is <annotation>")]
    [InlineData("<annotation/>", "<filename> is missing")]
    [InlineData("<annotation><filename>../../a.png</filename></annotation>", "does not lie in the folder")]
    [InlineData("<annotation><filename>none.png</filename></annotation>", "the size of the picture cannot be read")]
    [InlineData("<annotation><filename>a.png</filename><size><width>0</width><height>1</height></size></annotation>", "width is a whole number above 0")]
    [InlineData("<annotation><filename>a.png</filename><object><name/></object></annotation>", "object 0: it has no class name")]
    [InlineData("<annotation><filename>a.png</filename><object><name>x</name></object></annotation>", "object 0: <bndbox> is missing")]
    [InlineData("<annotation><filename>a.png</filename><object><name>x</name><bndbox><xmin>NaN</xmin></bndbox></object></annotation>", "<xmin> is a number")]
    public void Faults_of_PASCAL_VOC_are_named(string xml, string rule)
    {
        var path = _folder.Write("Annotations/a.xml", xml);
        Refused(path, rule, () => PascalVoc.Read(_folder.Root));
    }

    [Theory]
    [InlineData("", "it is not JSON")]
    [InlineData("{\"images\": [", "it is not JSON")]
    [InlineData("[1]", "an object is expected")]
    [InlineData("{} {}", "it is not JSON")]
    [InlineData("{}", "it has no 'images'")]
    [InlineData("""{"images": [], "annotations": []}""", "it has no 'categories'")]
    [InlineData("""{"images": [{"id": 1.5}]}""", "images[0]: 'id' is a whole number")]
    [InlineData("""{"images": [{"id": 1, "file_name": "", "width": 1, "height": 1}]}""", "images[0]: the picture has no file name")]
    [InlineData("""{"images": [{"id": 1, "file_name": "a", "width": -1, "height": 1}]}""", "images[0]: the picture's width")]
    [InlineData("""{"annotations": [{"image_id": 1, "category_id": 1}]}""", "annotations[0]: 'bbox' is missing")]
    [InlineData("""{"annotations": [{"bbox": [1, 2, 3]}]}""", "annotations[0]: 'bbox' is x, y, width, height, not 3 numbers")]
    [InlineData("""{"annotations": [{"bbox": ["1"]}]}""", "annotations[0]: 'bbox' is a number, not String")]
    [InlineData("""{"annotations": [{"segmentation": [[1, 2, 3]]}]}""", "x and y by turns, not 3 numbers")]
    [InlineData("""{"annotations": [{"segmentation": {"counts": "~~~"}}]}""", "no packed mask")]
    [InlineData("""{"categories": [{"id": 1, "name": ""}]}""", "categories[0]: 'name' is missing or empty")]
    [InlineData("""{"categories": [{"id": 1, "name": "a"}, {"id": 1, "name": "b"}]}""", "categories[1]: the category's id 1 comes twice")]
    [InlineData("""{"images": [], "categories": [], "annotations": [{"image_id": 4, "category_id": 1, "bbox": [0, 0, 1, 1]}]}""", "no image of id 4")]
    public void Faults_of_COCO_are_named(string json, string rule)
    {
        var path = _folder.Write("coco.json", json);
        Refused(path, rule, () => CocoJson.Read(path));
    }

    [Theory]
    [InlineData("0 0.5 0.5 0.1", "line 1: an object is 'class cx cy width height'")]
    [InlineData("\n7 0.5 0.5 0.1 0.1", "line 2: the class is a whole number from 0 to 1, not '7'")]
    [InlineData("-1 0.5 0.5 0.1 0.1", "not '-1'")]
    [InlineData("0 x 0.5 0.1 0.1", "'x' is no number")]
    [InlineData("0 NaN 0.5 0.1 0.1", "'NaN' is no number")]
    [InlineData("0 0.5 0.5 0 0.1", "has no area")]
    [InlineData("0 0.9 0.5 0.5 0.1", "reaches out of the picture")]
    public void Faults_of_YOLO_are_named(string line, string rule)
    {
        _folder.Write("labels/classes.txt", "a\nb\n");
        var path = _folder.Write("labels/a.txt", line);
        Refused(path, rule, () => YoloText.Read(_folder.At("JPEGImages"), _folder.At("labels")));
    }

    [Fact]
    public void Labels_without_a_picture_and_wrong_lists_of_classes_are_named()
    {
        _folder.Write("labels/classes.txt", "a\nb\n");
        var stray = _folder.Write("labels/z.txt", "");
        Refused(stray, "there is no picture for these labels", () => YoloText.Read(_folder.At("JPEGImages"), _folder.At("labels")));
        var twice = _folder.Write("labels/classes.txt", "a\nb\na\n");
        Refused(twice, "line 1: names have to differ", () => YoloText.Read(_folder.At("JPEGImages"), _folder.At("labels")));
        var yaml = _folder.Write("data.yaml", "train: JPEGImages\nnames:\n  0: a\n  2: b\n");
        Refused(yaml, "without a gap", () => YoloText.ReadYaml(yaml));
        _folder.Write("data.yaml", "names: [a]\nnc: 2\n");
        Refused(yaml, "'nc' is 2", () => YoloText.ReadYaml(yaml));
        _folder.Write("data.yaml", "names: [a]\n");
        Refused(yaml, "no folder for the split 'train'", () => YoloText.ReadYaml(yaml));
    }

    [Theory]
    [InlineData("{}", "it has no 'assets'")]
    [InlineData("""{"tags": [{"name": "a"}, {"name": "a"}]}""", "tags[1]: 'name' is missing, empty or comes twice")]
    [InlineData("""{"assets": {"x": {"regions": [{"tags": ["a"]}]}}}""", "assets['x'].regions[0]: 'boundingBox' is missing")]
    [InlineData("""{"assets": {"x": {"regions": [{"tags": [], "boundingBox": {}}]}}}""", "the region has no tag")]
    [InlineData("""{"assets": {"x": {"regions": [{"tags": ["a"], "boundingBox": {"left": 1}}]}}}""", "the 'boundingBox' has no 'top'")]
    [InlineData("""{"assets": {"x": {}}}""", "assets['x']: the picture has no file name")]
    public void Faults_of_VoTT_are_named(string json, string rule)
    {
        var path = _folder.Write("vott.json", json);
        Refused(path, rule, () => VottJson.Read(path));
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        Assert.Throws<DirectoryNotFoundException>(() => PascalVoc.Read(_folder.At("none")));
        Assert.Throws<FileNotFoundException>(() => CocoJson.Read(_folder.At("none")));
        Assert.Throws<FileNotFoundException>(() => YoloText.Read(_folder.At("JPEGImages")));
        Assert.Throws<FileNotFoundException>(() => VottJson.Read(_folder.At("none")));
        Assert.Throws<FileNotFoundException>(() => PascalVoc.Read(_folder.Root, "train"));
    }

    [Fact]
    public void Entities_that_grow_are_not_read()
    {
        var path = _folder.Write(
            "Annotations/a.xml", """<!DOCTYPE z [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><annotation><filename>&b;</filename></annotation>""");
        Refused(path, "it is not XML", () => PascalVoc.Read(_folder.Root));
    }

    [Fact]
    public void Damaged_XML_is_refused_or_read()
    {
        PascalVoc.Write(_folder.Set, _folder.Root);
        Fuzz("Annotations/a.xml", () => PascalVoc.Read(_folder.Root));
    }

    [Fact]
    public void Damaged_COCO_is_refused_or_read()
    {
        CocoJson.Write(_folder.Set, _folder.At("coco.json"), _folder.Root);
        Fuzz("coco.json", () => CocoJson.Read(_folder.At("coco.json")));
    }

    [Fact]
    public void Damaged_VoTT_is_refused_or_read()
    {
        VottJson.Write(_folder.Set, _folder.At("vott.json"), _folder.Root);
        Fuzz("vott.json", () => VottJson.Read(_folder.At("vott.json")));
    }

    [Fact]
    public void Damaged_YOLO_is_refused_or_read()
    {
        YoloText.Write(_folder.Set, _folder.At("labels"));
        Fuzz("labels/a.txt", () => YoloText.Read(_folder.At("JPEGImages"), _folder.At("labels")));
        Fuzz("labels/classes.txt", () => YoloText.Read(_folder.At("JPEGImages"), _folder.At("labels")));
        _folder.Write("data.yaml", "path: .\ntrain: JPEGImages\nnames:\n  0: a\n  1: 'b'\n");
        var yaml = Encoding.UTF8.GetBytes(File.ReadAllText(_folder.At("data.yaml")));
        new HostileInput<DataFormatException> { Seeds = [yaml], Seed = 5, MayAllocate = _ => 1 << 24 }.Run(300, bytes =>
        {
            File.WriteAllBytes(_folder.At("data.yaml"), bytes);
            try
            {
                YoloText.ReadYaml(_folder.At("data.yaml"));
            }
            catch (DirectoryNotFoundException)
            {
                // the damage named another folder
            }
        });
    }

    [Fact]
    public void Files_that_end_anywhere_are_refused()
    {
        CocoJson.Write(_folder.Set, _folder.At("coco.json"), _folder.Root);
        var bytes = File.ReadAllBytes(_folder.At("coco.json"));
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(_folder.At("coco.json"), bytes[..length]);
            Assert.Contains("coco.json", Assert.Throws<DataFormatException>(() => CocoJson.Read(_folder.At("coco.json"))).Message, StringComparison.Ordinal);
        }
    }

    private void Fuzz(string name, Action read)
    {
        var seed = File.ReadAllBytes(_folder.At(name));
        new HostileInput<DataFormatException> { Seeds = [seed], Seed = SplitMix.SeedOf(name), MayAllocate = _ => 1 << 24 }.Run(Inputs, bytes =>
        {
            File.WriteAllBytes(_folder.At(name), bytes);
            read();
        });
        File.WriteAllBytes(_folder.At(name), seed);
    }

    private static void Refused(string path, string rule, Action read)
    {
        var error = Assert.Throws<DataFormatException>(read);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
    }
}
