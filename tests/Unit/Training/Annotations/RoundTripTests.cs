using MLNetVision.Metrics;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Annotations;

public sealed class RoundTripTests : IDisposable
{
    private readonly AnnotationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(VocCorners.FromOne)]
    [InlineData(VocCorners.FromZero)]
    public void PASCAL_VOC_comes_back(VocCorners corners)
    {
        PascalVoc.Write(_folder.Set, _folder.Root, corners);
        AnnotationFolder.Same(_folder.Set, PascalVoc.Read(_folder.Root, corners: corners));
        _folder.Write("ImageSets/Main/val.txt", "b -1\n\n");
        Assert.Equal(_folder.Picture("b.png"), Assert.Single(PascalVoc.Read(_folder.Root, "val").Pictures).File);
    }

    [Fact]
    public void COCO_comes_back_with_crowds_and_areas()
    {
        var first = _folder.Set.Pictures[0];
        var crowd = new TrueBox(0, new(1.25f, 2.125f, 33.3f, 44.4f)) { IsCrowd = true, Area = 123.5f };
        var set = _folder.Set with { Pictures = [first with { Objects = [.. first.Objects, crowd] }, _folder.Set.Pictures[1]] };
        CocoJson.Write(set, _folder.At("coco.json"), _folder.Root);
        AnnotationFolder.Same(set, CocoJson.Read(_folder.At("coco.json")));
        CocoJson.Write(set, _folder.At("names.json"));
        AnnotationFolder.Same(set, CocoJson.Read(_folder.At("names.json"), _folder.At("JPEGImages")));
    }

    [Fact]
    public void YOLO_comes_back_with_sizes_of_the_pictures()
    {
        YoloText.Write(_folder.Set, _folder.At("labels"));
        AnnotationFolder.Same(_folder.Set, YoloText.Read(_folder.At("JPEGImages"), _folder.At("labels")), keepsMarks: false);
        YoloText.Write(_folder.Set, _folder.At("JPEGImages"));
        AnnotationFolder.Same(_folder.Set, YoloText.Read(_folder.At("JPEGImages")), keepsMarks: false);
        File.Delete(_folder.At("JPEGImages/b.txt"));
        Assert.Empty(YoloText.Read(_folder.At("JPEGImages")).Pictures[1].Objects);
    }

    [Fact]
    public void VoTT_comes_back()
    {
        VottJson.Write(_folder.Set, _folder.At("vott.json"), _folder.Root);
        AnnotationFolder.Same(_folder.Set, VottJson.Read(_folder.At("vott.json")), keepsMarks: false);
    }

    [Fact]
    public void Any_boxes_come_back_from_every_format()
    {
        var draw = new TestKit.Draw(7);
        float Within(int side) => draw.Below(side * 64) / 64f;
        TrueBox[] objects =
        [
            .. Enumerable.Range(0, 200).Select(_ => (X: Within(60), Y: Within(44)))
                .Select(p => new TrueBox(draw.Below(2), new Box(p.X, p.Y, p.X + 1 + (draw.Below(192) / 64f), p.Y + 1 + (draw.Below(192) / 64f)))),
        ];
        var set = _folder.Set with { Pictures = [_folder.Set.Pictures[0] with { Objects = objects }, _folder.Set.Pictures[1]] };
        PascalVoc.Write(set, _folder.Root);
        CocoJson.Write(set, _folder.At("coco.json"), _folder.Root);
        YoloText.Write(set, _folder.At("labels"));
        VottJson.Write(set, _folder.At("vott.json"), _folder.Root);
        AnnotationFolder.Same(set, PascalVoc.Read(_folder.Root));
        AnnotationFolder.Same(set, CocoJson.Read(_folder.At("coco.json")));
        AnnotationFolder.Same(set, YoloText.Read(_folder.At("JPEGImages"), _folder.At("labels")));
        AnnotationFolder.Same(set, VottJson.Read(_folder.At("vott.json")));
        Assert.Equal((200, 200), (set.ObjectCount, set.CountsByClass().Sum()));
    }

    [Fact]
    public void What_cannot_be_written_is_refused_by_name()
    {
        var twice = _folder.Set with { Pictures = [_folder.Set.Pictures[0], _folder.Set.Pictures[0]] };
        var unknown = _folder.Set with { Classes = ["only one"] };
        var unnamed = _folder.Set with { Classes = ["one", " "] };
        var flat = _folder.Set with { Pictures = [_folder.Set.Pictures[0] with { Objects = [new(0, new(1, 1, 1, 5))] }] };
        Refused("would have one file", () => PascalVoc.Write(twice, _folder.Root));
        Refused("would have one file", () => YoloText.Write(twice, _folder.Root));
        Refused("object 0 of", () => CocoJson.Write(unknown, _folder.At("x.json")));
        Refused("none of them empty", () => VottJson.Write(unnamed, _folder.At("x.json")));
        Refused("has no area", () => CocoJson.Write(flat, _folder.At("x.json")));
        Refused("one line", () => YoloText.Write(_folder.Set with { Classes = ["a\nb", "c"] }, _folder.Root));
        static void Refused(string rule, Action write) => Assert.Contains(rule, Assert.Throws<ArgumentException>(write).Message, StringComparison.Ordinal);
    }
}
