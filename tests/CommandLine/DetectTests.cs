using System.Globalization;
using System.Text.Json;
using MLNetVision.Imaging;

namespace MLNetVision.Tests.CommandLine;

/// <summary>mlvision detect, over small pictures of squares that are made here, annotated as COCO does.</summary>
public sealed class DetectTests : IDisposable
{
    private const int Pictures = 4;
    private readonly string _root = Directory.CreateTempSubdirectory("mlvision-detect-").FullName;

    public DetectTests()
    {
        for (var i = 0; i < Pictures; i++)
        {
            var picture = new Image<byte>(96, 72, 3);
            picture.Samples.Fill(90);
            Paint.FilledBox(picture, X(i), 20, X(i) + 32, 52, i % 2 == 0 ? new Rgba(230, 40, 40) : new Rgba(40, 60, 230));
            ImageFile.Save(picture, In($"{i}.png"));
        }

        File.WriteAllText(In("truth.json"), JsonSerializer.Serialize(new
        {
            images = Enumerable.Range(0, Pictures).Select(i => new { id = i + 1, file_name = $"{i}.png", width = 96, height = 72 }),
            annotations = Enumerable.Range(0, Pictures).Select(
                i => new { id = i + 1, image_id = i + 1, category_id = 1 + (i % 2), bbox = new[] { X(i), 20, 32, 32 }, area = 1024, iscrowd = 0 }),
            categories = new[] { new { id = 1, name = "red" }, new { id = 2, name = "blue" } },
        }));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Detections_in_a_file_are_compared_with_annotations_and_reported_in_every_form()
    {
        Found(i => i == 3 ? [] : [Object(i % 2 == 0 ? "red" : "blue", 0.9, X(i), 20)]);
        string[] reports = ["page.html", "page.md", "page.csv", "page.json", "page.txt"];

        var (code, output, error) = Mlvision.Run(
            ["detect", "evaluate", In("truth.json"), "--found", In("found.json"), .. reports.SelectMany(r => new[] { "--report", In(r) })]);

        Assert.True(code == 0, error);
        Assert.Contains("0.7500", output, StringComparison.Ordinal);
        Assert.All(reports, r => Assert.True(new FileInfo(In(r)).Length > 0));
        var page = File.ReadAllText(In("page.html"));
        Assert.Equal(Pictures, page.Split("data:image/jpeg;base64,").Length - 1);
        Assert.Contains("<bdi>blue</bdi>: missed", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_without_detections_and_detections_without_pictures_are_told()
    {
        File.WriteAllText(In("found.json"), """{"pictures": [{"file": "else/where/1.png", "objects": []}, {"file": "other.png", "objects": []}]}""");

        var (code, _, error) = Mlvision.Run("detect", "evaluate", In("truth.json"), "--found", In("found.json"));

        Assert.Equal(0, code);
        Assert.Contains("3 annotated pictures have no detections", error, StringComparison.Ordinal);
        Assert.Contains("'other.png'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "is no file of detections")]
    [InlineData("null", "it says null")]
    [InlineData("""{"pictures": [{"file": "0.png"}]}""", "is no file of detections")]
    [InlineData(
        """{"pictures": [{"file": "0.png", "objects": [{"label": "red", "score": 1, "box": [1, 2, 3]}]}]}""",
        "picture '0.png', object 0: a box is four")]
    [InlineData("""{"pictures": [{"file": "0.png", "objects": []}, {"file": "0.png", "objects": []}]}""", "given twice")]
    public void A_damaged_file_of_detections_is_refused_with_its_place(string text, string says)
    {
        File.WriteAllText(In("found.json"), text);

        var (code, _, error) = Mlvision.Run("detect", "evaluate", In("truth.json"), "--found", In("found.json"));

        Assert.Equal(1, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_as_COCO_has_them_are_read_by_the_numbers_of_the_annotations()
    {
        File.WriteAllText(In("results.json"), JsonSerializer.Serialize(Enumerable.Range(0, Pictures - 1).Select(
            i => new { image_id = i + 1, category_id = 1 + (i % 2), bbox = new[] { X(i), 20, 32, 32 }, score = 0.9 })));

        var (code, output, error) = Mlvision.Run("detect", "evaluate", In("truth.json"), "--found", In("results.json"), "--intervals");

        Assert.True(code == 0, error);
        Assert.Contains("0.7500", output, StringComparison.Ordinal);
        Assert.Contains("Interval", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"image_id": 99, "category_id": 1, "bbox": [1, 2, 3, 4], "score": 1}]""", "result 0: image_id 99")]
    [InlineData("""[{"image_id": 1, "category_id": 7, "bbox": [1, 2, 3, 4], "score": 1}]""", "result 0: category_id 7")]
    [InlineData("""[{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3], "score": 1}]""", "result 0: 'bbox'")]
    [InlineData("""[{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]}]""", "result 0: 'score'")]
    [InlineData("""[7]""", "result 0: 'image_id'")]
    [InlineData(""" [""", "is no JSON")]
    public void Damaged_results_are_refused_with_their_place(string text, string says)
    {
        File.WriteAllText(In("results.json"), text);

        var (code, _, error) = Mlvision.Run("detect", "evaluate", In("truth.json"), "--found", In("results.json"));

        Assert.Equal(1, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public void How_the_backbone_learns_is_said_only_where_it_does()
    {
        var (code, _, error) = Mlvision.Run("detect", "train", In("truth.json"), "--out", In("m.zip"), "--backbone", "b.onnx", "--tune-rate", "0.1");
        Assert.Equal(2, code);
        Assert.Contains("give --tune EPOCHS", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_on_the_command_line_is_named()
    {
        Assert.Equal(2, Mlvision.Run("detect", "evaluate", In("truth.json")).ExitCode);
        var (code, _, error) = Mlvision.Run("detect", "train", In("truth.json"), "--out", In("model.zip"));
        Assert.Equal(2, code);
        Assert.Contains("--backbone is needed", error, StringComparison.Ordinal);
        Assert.Equal(1, Mlvision.Run("detect", "evaluate", In("nothing"), "--found", In("truth.json")).ExitCode);
        Assert.Contains("There is no model", Mlvision.Run("detect", "predict", In("none.zip"), In("0.png")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_detector_is_trained_predicts_draws_and_is_evaluated()
    {
        var model = In("model.zip");
        var backbone = Path.Combine(AppContext.BaseDirectory, "mobilenet-v2-openimages.onnx");
        var trained = Mlvision.Run(
            "detect", "train", In("truth.json"), "--out", model, "--backbone", backbone,
            "--mean", "0.5", "--deviation", "0.5", "--regions", "Shared", "--most-regions", "20");
        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Contains("4 objects of 2 classes", trained.Output, StringComparison.Ordinal);

        var predicted = Mlvision.Run("detect", "predict", model, In("0.png"), In("1.png"), "--json", In("found.json"), "--draw", In("drawn"), "--score", "0");
        Assert.True(predicted.ExitCode == 0, predicted.Error);
        Assert.Equal(2, predicted.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var found = JsonDocument.Parse(File.ReadAllText(In("found.json"))).RootElement.GetProperty("pictures").EnumerateArray().ToArray();
        Assert.Equal([In("0.png"), In("1.png")], found.Select(p => p.GetProperty("file").GetString()));
        Assert.NotEmpty(found[0].GetProperty("objects").EnumerateArray());
        Assert.Equal("red", found[0].GetProperty("objects")[0].GetProperty("label").GetString());
        Assert.False(ImageFile.Load(In("drawn/0.png")).Samples.SequenceEqual(ImageFile.Load(In("0.png")).Samples));

        var evaluated = Mlvision.Run("detect", "evaluate", In("truth.json"), "--model", model, "--json");
        Assert.True(evaluated.ExitCode == 0, evaluated.Error);
        Assert.StartsWith("{", evaluated.Output, StringComparison.Ordinal);
    }

    private static int X(int picture) => 10 + (13 * picture);

    private static object Object(string label, double score, int x, int y) => new { label, score, box = new[] { x, y, x + 32, y + 32 } };

    private void Found(Func<int, object[]> objects) => File.WriteAllText(In("found.json"), JsonSerializer.Serialize(new
    {
        pictures = Enumerable.Range(0, Pictures).Select(i => new { file = i.ToString(CultureInfo.InvariantCulture) + ".png", objects = objects(i) }),
    }));

    private string In(string name) => Path.Combine(_root, name);
}
