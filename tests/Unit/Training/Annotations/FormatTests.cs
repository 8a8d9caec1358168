using System.Globalization;
using MLNetVision.Metrics;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Annotations;

/// <summary>Files as others write them.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly AnnotationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_the_challenges_counts_from_1_and_its_parts_are_passed_over()
    {
        _folder.Write("Annotations/a.xml", """
            <annotation><folder>VOC2012</folder><filename>a.png</filename><source><database>x</database></source>
              <size><width>64</width><height>48</height><depth>3</depth></size><segmented>0</segmented>
              <object><name>person</name><pose>Left</pose><truncated>1</truncated><difficult>0</difficult>
                <bndbox><xmax>64</xmax><xmin>1</xmin><ymax>10.5</ymax><ymin>1</ymin></bndbox>
                <part><name>head</name><bndbox><xmin>2</xmin><ymin>2</ymin><xmax>3</xmax><ymax>3</ymax></bndbox></part></object>
              <object><name>cat</name><bndbox><xmin>5</xmin><ymin>6</ymin><xmax>5</xmax><ymax>6</ymax></bndbox></object></annotation>
            """);
        _folder.Write("Annotations/b.xml", "<annotation><filename>b.png</filename></annotation>");
        var set = PascalVoc.Read(_folder.Root);
        Assert.Equal(["cat", "person"], set.Classes);
        Assert.Equal([new TrueBox(1, new(0, 0, 64, 10.5f)), new TrueBox(0, new(4, 5, 5, 6))], set.Pictures[0].Objects);
        Assert.Equal((64, 48, 0), (set.Pictures[1].Width, set.Pictures[1].Height, set.Pictures[1].Objects.Count));
    }

    [Fact]
    public void COCOs_lists_may_come_in_any_order_and_segments_give_areas()
    {
        var path = _folder.Write("coco.json", """
            { "info": {"year": 2017, "deep": [[{"a": [1, 2, {}]}]]}, "annotations": [
              {"id": 1, "image_id": 9, "category_id": 7, "bbox": [1, 2, 10, 20], "segmentation": [[1, 2, 11, 2, 11, 22]], "iscrowd": 0},
              {"id": 2, "image_id": 9, "category_id": 3, "bbox": [1, 2, 10, 20], "segmentation": {"counts": [5, 6, 7, 8], "size": [5, 5]}, "iscrowd": 1},
              {"id": 3, "image_id": 9, "category_id": 3, "bbox": [1, 2, 10, 20], "area": 33.5, "segmentation": {"counts": "5678", "size": [5, 5]}, "ignore": 1},
              {"id": 4, "image_id": 9, "category_id": 3, "bbox": [1, 2, 10, 20], "segmentation": {"counts": "5678", "size": [5, 5]}} ],
              "categories": [{"id": 7, "name": "b"}, {"id": 3, "name": "a", "supercategory": "x"}],
              "images": [{"id": 9, "file_name": "sub/a.png", "width": 64, "height": 48, "license": null}] }
            """);
        var set = CocoJson.Read(path, _folder.Root);
        Assert.Equal(["a", "b"], set.Classes);
        Assert.Equal(Path.Combine(_folder.Root, "sub", "a.png"), set.Pictures[0].File);
        var box = new Box(1, 2, 11, 22);
        Assert.Equal(
            [
                new TrueBox(1, box) { Area = 100 }, new TrueBox(0, box) { Area = 14, IsCrowd = true }, new TrueBox(0, box) { Area = 33.5f, IsDifficult = true },
                new TrueBox(0, box) { Area = 6 + 14 },
            ], set.Pictures[0].Objects);
    }

    [Fact]
    public void A_long_file_is_read_across_the_ends_of_its_buffer()
    {
        var pictures = Enumerable.Range(0, 3000).Select(i => new AnnotatedPicture(
            _folder.Picture(i.ToString(CultureInfo.InvariantCulture) + new string('é', i % 97) + ".png"), 64 + i, 48,
            [new(i % 2, new(i % 60, 1, 64, 2 + (i % 40)))]));
        var set = _folder.Set with { Pictures = [.. pictures, new(_folder.Picture(new string('x', 200_000)), 1, 1, [])] };
        CocoJson.Write(set, _folder.At("long.json"), _folder.Root);
        AnnotationFolder.Same(set, CocoJson.Read(_folder.At("long.json")));
        VottJson.Write(set, _folder.At("vott.json"), _folder.Root);
        AnnotationFolder.Same(set, VottJson.Read(_folder.At("vott.json")));
    }

    [Fact]
    public void A_file_of_VoTT_has_several_tags_a_region()
    {
        var path = _folder.Write("vott.json", """
            { "name": "x", "videoSettings": {"frameExtractionRate": 15}, "tags": [{"name": "one", "color": "#fff"}, {"name": "two"}],
              "assets": { "d3": { "asset": {"format": "jpg", "name": "a.png", "path": "file:C:/x/a.png", "size": {"width": 64, "height": 48}, "state": 2},
              "regions": [{"id": "r", "type": "RECTANGLE", "tags": ["two", "one"], "boundingBox": {"height": 8, "width": 4, "left": 1.5, "top": 2},
                "points": [{"x": 1.5, "y": 2}]}], "version": "2.2.0" } } }
            """);
        var set = VottJson.Read(path, _folder.At("JPEGImages"));
        Assert.Equal(["one", "two"], set.Classes);
        Assert.Equal([new TrueBox(1, new(1.5f, 2, 5.5f, 10)), new TrueBox(0, new(1.5f, 2, 5.5f, 10))], set.Pictures[0].Objects);
        Assert.Equal(_folder.Picture("a.png"), set.Pictures[0].File);
    }

    [Theory]
    [InlineData("names: [cat, 'a dog', \"eel\"]\n")]
    [InlineData("names:\n  - cat # first\n  - 'a dog'\n  - eel\nnc: 3\n")]
    [InlineData("# x\nnames:\n- cat\n- a dog\n- eel\n")]
    [InlineData("names:\n  2: eel\n  0: cat\n  1: a dog\n")]
    [InlineData("names: {0: cat, 1: a dog, 2: eel}\ndownload: |\n  import x: y\n")]
    public void YOLOs_yaml_names_classes_in_each_of_its_forms(string names)
    {
        var yaml = _folder.Write("data.yaml", "path: data\ntrain: images/train\n" + names);
        Directory.CreateDirectory(_folder.At("data/images/train"));
        File.Copy(_folder.Picture("a.png"), _folder.At("data/images/train/a.png"));
        _folder.Write("data/labels/train/a.txt", "2 0.5 0.5 0.25 0.5\n1 0.25 0.25 0.75 0.25 0.5 0.5\n\n");
        var set = YoloText.ReadYaml(yaml);
        Assert.Equal(["cat", "a dog", "eel"], set.Classes);
        Assert.Equal([new TrueBox(2, new(24, 12, 40, 36)), new TrueBox(1, new(16, 12, 48, 24))], set.Pictures[0].Objects);
    }

    [Fact]
    public void Given_classes_say_the_labels_in_every_format()
    {
        var options = new AnnotationOptions { Classes = ["other", "ein Fisch", "cat & dog"] };
        PascalVoc.Write(_folder.Set, _folder.Root);
        CocoJson.Write(_folder.Set, _folder.At("coco.json"), _folder.Root);
        VottJson.Write(_folder.Set, _folder.At("vott.json"), _folder.Root);
        var (coco, vott) = (CocoJson.Read(_folder.At("coco.json"), options: options), VottJson.Read(_folder.At("vott.json"), options: options));
        foreach (var set in (AnnotationSet[])[PascalVoc.Read(_folder.Root, options: options), coco, vott])
        {
            Assert.Equal(options.Classes, set.Classes);
            Assert.Equal([1, 2], set.Pictures[0].Objects.Select(o => o.Label));
        }

        var fewer = new AnnotationOptions { Classes = ["other"] };
        var error = Assert.Throws<DataFormatException>(() => CocoJson.Read(_folder.At("coco.json"), options: fewer));
        Assert.Contains("annotations[0]: its class 'ein Fisch' is none of the 1 classes: other", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faulty_boxes_are_mended_where_that_is_asked_for()
    {
        var path = _folder.Write("coco.json", """
            {"images": [{"id": 1, "file_name": "a.png", "width": 64, "height": 48}], "categories": [{"id": 1, "name": "a"}], "annotations": [
              {"image_id": 1, "category_id": 1, "bbox": [60, 40, 10, 20]}, {"image_id": 1, "category_id": 1, "bbox": [5, 5, 0, 9]},
              {"image_id": 1, "category_id": 1, "bbox": [5, 5, -3, 9]}, {"image_id": 1, "category_id": 1, "bbox": [100, 5, 3, 9]}]}
            """);
        var set = CocoJson.Read(path, options: new() { FaultyBoxes = FaultyBoxes.Mend });
        Assert.Equal(new TrueBox(0, new(60, 40, 64, 48)), Assert.Single(set.Pictures[0].Objects));
        Assert.Contains("annotations[0]: the box (60, 40) to (70, 60) reaches out of the picture of 64 x 48",
            Assert.Throws<DataFormatException>(() => CocoJson.Read(path)).Message, StringComparison.Ordinal);
    }
}
