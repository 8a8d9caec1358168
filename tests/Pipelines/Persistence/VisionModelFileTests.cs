using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using MLNetVision.Networks;
using MLNetVision.Tests.TestKit;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Our own files of models: whole, of another version, damaged, hostile.</summary>
public sealed class VisionModelFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("models");

    private string File1 => Path.Combine(_folder.FullName, "model.zip");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void All_that_is_saved_comes_back_to_the_last_bit()
    {
        VisionModel.Save(ModelFiles.Full(), File1);

        ModelFiles.AssertEqual(ModelFiles.Full(), VisionModel.Load(File1));
    }

    [Fact]
    public void A_model_alone_has_no_columns_and_says_so()
    {
        var model = SavedModels.Logits(ScoringTask.Regression, 1);
        VisionModel.Save(model, File1);
        var content = VisionModel.Load(File1);

        ModelFiles.AssertEqual(new VisionModelContent(model), content);
        Assert.Null(content.InputColumn);
        var error = Assert.Throws<InvalidOperationException>(() => content.ToTransformer());
        Assert.Contains("'logits' was saved without the columns", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScoringTask.Features)]
    [InlineData(ScoringTask.Multiclass)]
    public void A_transformer_comes_back_with_its_columns_and_scores_as_before(ScoringTask task)
    {
        var data = SavedModels.Numbers(SavedModels.Pixels(3, 3 * 8 * 6), "some pixels");
        var transformer = SavedModels.Pictured(task, 4).Over(data, "some pixels");
        VisionModel.Save(transformer, File1);
        var again = VisionModel.Load(File1).ToTransformer();

        Assert.Equal("some pixels", again.InputColumn);
        Assert.Equal(Described.All(transformer.GetOutputSchema(data.Schema)), Described.All(again.GetOutputSchema(data.Schema)));
        Assert.Equal(transformer.Transform(data).Vectors("Score"), again.Transform(data).Vectors("Score"));
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        VisionModel.Save(ModelFiles.Full(), File1);

        Assert.Equal(ModelFiles.Bytes(ModelFiles.Full()), File.ReadAllBytes(File1));
    }

    [Fact]
    public void Saving_over_a_file_replaces_it_and_leaves_nothing_else_behind()
    {
        File.WriteAllText(File1, "something else");
        VisionModel.Save(ModelFiles.Full(), File1);

        Assert.NotNull(VisionModel.Load(File1).Training);
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void Saving_that_fails_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(File1, "something else");
        var model = SavedModels.Pictured(ScoringTask.Features, 2);

        Assert.Throws<NetworkException>(() => VisionModel.Save(model with { Weights = new WeightSet([]) }, File1));
        Assert.Equal("something else", File.ReadAllText(File1));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void A_stream_that_cannot_go_back_is_read_to_its_end()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(ModelFiles.Bytes(ModelFiles.Full()));
        }

        packed.Position = 0;
        using var forward = new GZipStream(packed, CompressionMode.Decompress);
        ModelFiles.AssertEqual(ModelFiles.Full(), VisionModel.Load(forward));
    }

    [Fact]
    public void The_file_of_version_1_is_read()
    {
        var content = VisionModel.Load(Fixtures.Path("models/version1.zip"));

        ModelFiles.AssertEqual(ModelFiles.Full(), content);
        Assert.Equal("pixels", content.ToTransformer().InputColumn);
    }

    [Theory]
    [InlineData("../options")]
    [InlineData("")]
    [InlineData("a.b")]
    public void Documents_have_plain_names(string name)
    {
        var content = ModelFiles.Full() with { Documents = new Dictionary<string, string> { [name] = "{}" } };

        Assert.Throws<ArgumentException>(() => VisionModel.Save(content, File1));
    }

    [Fact]
    public void A_newer_version_is_named_with_the_way_out()
    {
        var file = ModelFiles.Bytes(ModelFiles.Full());
        var manifest = JsonNode.Parse(Loaded.Entries(file)["manifest.json"])!;
        (manifest["version"], manifest["newMember"]) = (2, "of the future");

        Refused(
            ModelFiles.With(file, ("manifest.json", Encoding.UTF8.GetBytes(manifest.ToJsonString()))),
            "'model.zip'", "version 2", "reads version 1", "Update MLNetVision");
    }

    [Theory]
    [InlineData("network.json")]
    [InlineData("weights.safetensors")]
    [InlineData("training/counters.json")]
    [InlineData("documents/options.json")]
    public void A_change_of_a_byte_is_noticed(string entry)
    {
        var file = ModelFiles.Bytes(ModelFiles.Full());
        var entries = Loaded.Entries(file);
        var content = entries[entry].ToArray();
        content[content.Length / 2] ^= 1;

        Refused(ModelFiles.With(file, (entry, content), ("manifest.json", entries["manifest.json"])), $"'{entry}' is not what was written");
    }

    [Theory]
    [InlineData("manifest.json", "lacks the entry 'manifest.json'")]
    [InlineData("network.json", "lacks the entry 'network.json'")]
    [InlineData("training/optimizer.safetensors", "it has only some of them")]
    public void What_is_missing_is_named(string entry, string said)
    {
        var file = ModelFiles.Bytes(ModelFiles.Full());

        Refused(entry == "manifest.json" ? ModelFiles.Zip([], CompressionLevel.NoCompression) : ModelFiles.With(file, (entry, null)), said);
    }

    [Fact]
    public void Entries_that_the_manifest_does_not_know_are_refused()
    {
        var file = ModelFiles.Bytes(ModelFiles.Full());
        var entries = Loaded.Entries(file);

        Refused(ModelFiles.With(file, ("stray", [1]), ("manifest.json", entries["manifest.json"])), "knows nothing of its entry 'stray'");
        Refused(ModelFiles.Zip([.. entries.Select(e => (e.Key, e.Value)), ("network.json", [])], CompressionLevel.NoCompression), "'network.json' twice");
    }

    [Fact]
    public void Packed_entries_are_refused_before_they_take_memory()
    {
        var entries = Loaded.Entries(ModelFiles.Bytes(ModelFiles.Full()));
        entries["weights.safetensors"] = new byte[50_000_000];

        Refused(ModelFiles.Zip(entries.Select(e => (e.Key, e.Value)), CompressionLevel.Optimal), "entries are stored as they are");
    }

    [Fact]
    public void Weights_of_another_network_are_refused()
    {
        var file = ModelFiles.Bytes(ModelFiles.Full());
        var other = Encoding.UTF8.GetBytes(NetworkJson.Write(SavedModels.Pictured(ScoringTask.Multiclass, 5).Network));

        Refused(ModelFiles.With(file, ("network.json", other)), "do not fit 'small'");
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no zip file at all, but a text that is longer than an end of a zip file")]
    public void Other_files_are_refused(string text) => Refused(Encoding.UTF8.GetBytes(text), "'model.zip'");

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        var file = ModelFiles.Bytes(ModelFiles.Full());

        for (var length = 0; length < file.Length; length += 97)
        {
            Refused(file[..length]);
        }
    }

    [Fact]
    public void A_zip_of_MLNET_is_refused()
    {
        var data = SavedModels.Numbers([[1, 2]]);

        Refused(Loaded.Save(SavedModels.Logits(ScoringTask.Features, 2).Over(data), data.Schema), "lacks the entry 'manifest.json'");
    }

    [Fact]
    public void Damaged_files_end_in_a_refusal_and_take_no_more_memory_than_they_may()
    {
        var report = new HostileInput<VisionModelException>
        {
            Seeds = [ModelFiles.Bytes(ModelFiles.Full()), ModelFiles.Bytes(new VisionModelContent(SavedModels.Logits(ScoringTask.Features, 2)))],
            Seed = 11,
            MayAllocate = length => 4_000_000 + (20L * length),
        }.Run(400, bytes => ModelFiles.Load(bytes));

        Assert.True(report.Refused > 100, report.ToString());
    }

    [Theory]
    [InlineData("network.json")]
    [InlineData("weights.safetensors")]
    [InlineData("manifest.json")]
    [InlineData("training/counters.json")]
    public void Hostile_entries_with_right_hashes_end_in_a_refusal(string entry)
    {
        var file = ModelFiles.Bytes(ModelFiles.Full());
        var report = new HostileInput<VisionModelException>
        {
            Seeds = [Loaded.Entries(file)[entry]],
            Seed = SplitMix.SeedOf(entry),
            MayAllocate = length => 8_000_000 + (20L * length),
        }.Run(300, content => ModelFiles.Load(ModelFiles.With(file, (entry, content))));

        Assert.True(report.Refused > 50, report.ToString());
    }

    private static void Refused(byte[] bytes, params string[] said)
    {
        var error = Assert.Throws<VisionModelException>(() => ModelFiles.Load(bytes));
        Assert.All(["'model.zip'", .. said], s => Assert.Contains(s, error.Message, StringComparison.Ordinal));
    }
}
