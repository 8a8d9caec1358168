using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Pipelines.Data;

public sealed class DetectionDataTests : IDisposable
{
    private static readonly Box Left = new(0, 0, 8, 12), Right = new(8, 2.5f, 16, 12);
    private readonly MLContext _ml = new(1);
    private readonly string _root = Directory.CreateTempSubdirectory("detections").FullName;

    public void Dispose() => Directory.Delete(_root, true);

    [Fact]
    public void Each_format_is_told_by_what_is_there_and_loads_the_same_rows()
    {
        var set = Set();
        PascalVoc.Write(set, At("."));
        CocoJson.Write(set, At("coco.json"), _root);
        VottJson.Write(set, At("vott.json"), _root);
        YoloText.Write(set, At("labels"));
        File.WriteAllText(At("data.yaml"), "train: JPEGImages\nnames: [cat, dog]\n");
        var yolo = Directory.CreateDirectory(At("yolo")).FullName;
        foreach (var file in Directory.GetFiles(At("JPEGImages")).Concat(Directory.GetFiles(At("labels"))))
            File.Copy(file, Path.Combine(yolo, Path.GetFileName(file)));
        foreach (var path in (string[])[At("coco.json"), At("vott.json"), yolo])
            Same(_ml.Data.LoadDetections(path), Path.GetDirectoryName(path) == _root && path != yolo ? At("JPEGImages") : yolo);
        File.Delete(At("data.yaml"));
        Same(_ml.Data.LoadDetections(_root), At("JPEGImages"));
        Directory.Move(At("JPEGImages"), At("images"));
        Directory.Delete(At("Annotations"), true);
        Same(_ml.Data.LoadDetections(_root), At("images"));
        File.WriteAllText(At("data.yaml"), "train: images\nnames: [cat, dog]\n");
        Same(_ml.Data.LoadDetections(At("data.yaml")), At("images"));
        Same(_ml.Data.LoadDetections(_root), At("images"));
    }

    [Fact]
    public void Rows_have_pictures_paths_keys_with_names_boxes_and_marks()
    {
        var view = _ml.Data.LoadDetections(Set());
        Assert.Equal(["Image", "ImagePath", "Label", "BoundingBoxes", "Difficult", "Crowd"], view.Schema.Select(c => c.Name));
        Assert.Equal(3, view.GetRowCount());
        Same(view, At("JPEGImages"));
        using var cursor = view.GetRowCursor(view.Schema);
        Assert.True(cursor.MoveNext());
        var image = Value<MLImage>(cursor, "Image");
        Assert.Equal((16, 12), (image.Width, image.Height));
        Assert.Equal([true, false], Value<VBuffer<bool>>(cursor, "Difficult").DenseValues());
        Assert.Equal([false, true], Value<VBuffer<bool>>(cursor, "Crowd").DenseValues());
        var named = _ml.Transforms.Conversion.MapKeyToValue("Label").Fit(view).Transform(view);
        Assert.Equal(["dog", "cat"], Texts(named));
    }

    [Fact]
    public void Shuffled_rows_and_sets_of_cursors_keep_labels_with_their_pictures()
    {
        var view = _ml.Data.LoadDetections(Set());
        DataViewSchema.Column[] needed = [view.Schema["ImagePath"], view.Schema["BoundingBoxes"]];
        var cursors = view.GetRowCursorSet(needed, 2, new Random(3)).Append(view.GetRowCursor(needed, new Random(4)));
        foreach (var cursor in cursors)
        {
            using (cursor)
            {
                var (path, boxes) = (cursor.GetGetter<ReadOnlyMemory<char>>(needed[0]), cursor.GetGetter<VBuffer<float>>(needed[1]));
                var (name, values) = (default(ReadOnlyMemory<char>), default(VBuffer<float>));
                while (cursor.MoveNext())
                {
                    path(ref name);
                    boxes(ref values);
                    Assert.Equal(Path.GetFileName(name.ToString()) switch { "a.png" => 8, "b.png" => 0, _ => 4 }, values.Length);
                }

                Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<VBuffer<uint>>(view.Schema["Label"]));
            }
        }
    }

    [Fact]
    public void The_truth_taken_for_detections_is_found_to_be_perfect()
    {
        var view = _ml.Data.LoadDetections(Set());
        var scored = _ml.Transforms.CopyColumns("PredictedLabel", "Label").Append(_ml.Transforms.CopyColumns("PredictedBoundingBoxes", "BoundingBoxes"))
            .Append(_ml.Transforms.CustomMapping<Boxes, Scores>((row, scores) => scores.Score = new float[row.BoundingBoxes.Length / 4], null))
            .Fit(view).Transform(view);
        var evaluation = _ml.ObjectDetection.Evaluate(scored, options: new() { DifficultColumn = "Difficult" });
        Assert.Equal(["cat", "dog"], evaluation.Classes);
        Assert.Equal((1, 1, 3), (evaluation.Metrics.Voc2010, evaluation.Metrics.Coco.Average, evaluation.Metrics.Pictures));
        Assert.Equal((2, 1), (evaluation.Metrics.Objects, evaluation.Metrics.Classes.Sum(c => c.Ignored)));
    }

    [Fact]
    public void What_cannot_be_loaded_is_named()
    {
        Assert.Throws<FileNotFoundException>(() => _ml.Data.LoadDetections(At("none.json")));
        Assert.Contains("holds no annotations", Assert.Throws<DataFormatException>(() => _ml.Data.LoadDetections(_root)).Message, StringComparison.Ordinal);
        File.WriteAllText(At("x.csv"), "");
        Assert.Contains("told by its name", Assert.Throws<DataFormatException>(() => _ml.Data.LoadDetections(At("x.csv"))).Message, StringComparison.Ordinal);
        var empty = Assert.Throws<ArgumentException>(() => _ml.Data.LoadDetections(new AnnotationSet([], [])));
        Assert.Contains("no classes", empty.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _ml.Data.LoadDetections(Set(), new() { BoxColumn = "Label" }));
    }

    private void Same(IDataView view, string pictures)
    {
        using var cursor = view.GetRowCursor(view.Schema.Where(c => c.Name is "ImagePath" or "Label" or "BoundingBoxes"));
        var path = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["ImagePath"]);
        var labels = cursor.GetGetter<VBuffer<uint>>(view.Schema["Label"]);
        var boxes = cursor.GetGetter<VBuffer<float>>(view.Schema["BoundingBoxes"]);
        foreach (var (name, keys, sides) in new (string, uint[], float[])[]
            { ("a.png", [2, 1], [0, 0, 8, 12, 8, 2.5f, 16, 12]), ("b.png", [], []), ("c.png", [1], [0, 0, 8, 12]) })
        {
            Assert.True(cursor.MoveNext());
            var (at, label, box) = (default(ReadOnlyMemory<char>), default(VBuffer<uint>), default(VBuffer<float>));
            path(ref at);
            labels(ref label);
            boxes(ref box);
            Assert.Equal(Path.Combine(pictures, name), at.ToString());
            Assert.Equal(keys, label.DenseValues());
            Assert.Equal(sides, box.DenseValues());
        }

        Assert.False(cursor.MoveNext());
    }

    private static string[] Texts(IDataView view)
    {
        using var cursor = view.GetRowCursor([view.Schema["Label"]]);
        var getter = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(view.Schema["Label"]);
        VBuffer<ReadOnlyMemory<char>> values = default;
        Assert.True(cursor.MoveNext());
        getter(ref values);
        return [.. values.DenseValues().Select(v => v.ToString())];
    }

    private static T Value<T>(DataViewRow row, string column)
    {
        T value = default!;
        row.GetGetter<T>(row.Schema[column])(ref value);
        return value;
    }

    private string At(string name) => Path.GetFullPath(name, _root);

    private AnnotationSet Set()
    {
        Directory.CreateDirectory(At("JPEGImages"));
        foreach (var name in (string[])["a.png", "b.png", "c.png"])
            ImageFile.Save(new Image<byte>(16, 12, 3), At("JPEGImages/" + name));
        AnnotatedPicture Of(string name, params TrueBox[] objects) => new(At("JPEGImages/" + name), 16, 12, objects);
        return new(["cat", "dog"],
            [Of("a.png", new(1, Left) { IsDifficult = true }, new(0, Right) { IsCrowd = true }), Of("b.png"), Of("c.png", new TrueBox(0, Left))]);
    }

    private sealed class Boxes
    {
        public float[] BoundingBoxes { get; set; } = [];
    }

    private sealed class Scores
    {
        public float[] Score { get; set; } = [];
    }
}
