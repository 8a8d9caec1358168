using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Transforms;

namespace MLNetVision.Tests.Pipelines.Persistence;

/// <summary>Files of our own format, whole and damaged.</summary>
internal static class ModelFiles
{
    /// <summary>
    /// All that a file can hold. The fixture "models/version1.zip" is <c>VisionModel.Save(ModelFiles.Full(), path)</c> of the program that wrote version 1.
    /// </summary>
    public static VisionModelContent Full()
    {
        var model = SavedModels.Pictured(ScoringTask.Multiclass, 3, resize: 10);
        model = model with
        {
            Fit = PictureFit.Pad,
            Card = model.Card with
            {
                Description = "a \"test\", 猫", Seed = ulong.MaxValue,
                Metrics = new Dictionary<string, double> { ["loss"] = double.NaN, ["accuracy"] = 1 / 3.0 },
            },
        };
        var transformer = model.Over(SavedModels.Numbers(SavedModels.Pixels(1, 3 * 10 * 10), "pixels"), "pixels");
        return VisionModelContent.Of(transformer) with
        {
            Training = new SessionState(
                WeightSet.Initialise(model.Network, 8), new WeightSet([KeyValuePair.Create("momentum/head.weight", Weight.Of(Shape.Create(2), [1, 2]))]),
                new Dictionary<string, long> { ["steps"] = long.MaxValue, ["rng"] = -1 }),
            Documents = new Dictionary<string, string> { ["options"] = "{\"epochs\": 3}", ["history"] = "[]" },
        };
    }

    public static byte[] Bytes(VisionModelContent content)
    {
        using var stream = new MemoryStream();
        VisionModel.Save(content, stream);
        return stream.ToArray();
    }

    public static VisionModelContent Load(byte[] bytes) => VisionModel.Load(new MemoryStream(bytes), "model.zip");

    /// <summary>The file with some entries replaced, added or (null) left out, and lengths and hashes in the manifest that go with them.</summary>
    public static byte[] With(byte[] file, params (string Name, byte[]? Content)[] changes)
    {
        var entries = Loaded.Entries(file);
        foreach (var (name, content) in changes)
        {
            _ = content is null ? entries.Remove(name) : (entries[name] = content) is null;
        }

        if (changes.All(c => c.Name != "manifest.json"))
        {
            var manifest = JsonNode.Parse(entries["manifest.json"])!;
            manifest["entries"] = new JsonObject(entries.Where(e => e.Key != "manifest.json").Select(e => KeyValuePair.Create<string, JsonNode?>(
                e.Key, new JsonObject { ["bytes"] = e.Value.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(e.Value)) })));
            entries["manifest.json"] = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        }

        return Zip(entries.Select(e => (e.Key, e.Value)), CompressionLevel.NoCompression);
    }

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> entries, CompressionLevel level)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static void AssertEqual(VisionModelContent expected, VisionModelContent actual)
    {
        Assert.Equal(expected.Model.Network, actual.Model.Network);
        AssertEqual(expected.Model.Weights, actual.Model.Weights);
        Assert.Equal((expected.Model.Task, expected.Model.Fit, expected.InputColumn), (actual.Model.Task, actual.Model.Fit, actual.InputColumn));
        Assert.Equivalent(expected.Model.Card, actual.Model.Card, strict: true);
        Assert.Equal(expected.Documents, actual.Documents);
        Assert.Equal(expected.Training is null, actual.Training is null);
        if (expected.Training is { } training)
        {
            AssertEqual(training.Weights, actual.Training!.Weights);
            AssertEqual(training.Optimizer, actual.Training.Optimizer);
            Assert.Equal(training.Counters.OrderBy(c => c.Key), actual.Training.Counters.OrderBy(c => c.Key));
        }
    }

    public static void AssertEqual(WeightSet expected, WeightSet actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, w => Assert.Equal(w.Value.Element, actual[w.Key].Element));
        Assert.All(expected, w => Assert.Equal(w.Value.Shape, actual[w.Key].Shape));
        Assert.All(expected, w => Assert.Equal(w.Value.Bytes.ToArray(), actual[w.Key].Bytes.ToArray()));
    }
}
