using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MLNetVision.Networks;

namespace MLNetVision.Transforms.Persistence.Container;

/// <summary>
/// Writes a model as a zip whose entries are stored as they are, without times: the same model gives the same bytes. The manifest comes first and has the
/// length and the hash of every other entry.
/// </summary>
internal static class ContainerWriter
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream stream, VisionModelContent content)
    {
        var entries = Entries(content);
        var manifest = new Manifest(
            Manifest.FormatName, Manifest.CurrentVersion, ModelDocument.Of(content.Model, content.Columns),
            new SortedDictionary<string, ManifestEntry>(entries.ToDictionary(e => e.Key, e => Describe(e.Value)), StringComparer.Ordinal));
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, EntryNames.Manifest, JsonSerializer.SerializeToUtf8Bytes(manifest, ModelJson.Options));
        foreach (var (name, bytes) in entries)
        {
            Add(archive, name, bytes);
        }
    }

    private static SortedDictionary<string, byte[]> Entries(VisionModelContent content)
    {
        var (model, training) = (content.Model, content.Training);
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [EntryNames.Network] = Encoding.UTF8.GetBytes(NetworkJson.Write(model.Network)),
            [EntryNames.Weights] = Tensors(model.Weights.FitExactly(model.Network)),
        };
        if (training is not null)
        {
            entries[EntryNames.TrainingWeights] = Tensors(training.Weights);
            entries[EntryNames.TrainingOptimizer] = Tensors(training.Optimizer);
            entries[EntryNames.TrainingCounters] = JsonSerializer.SerializeToUtf8Bytes(
                new SortedDictionary<string, long>(training.Counters.ToDictionary(), StringComparer.Ordinal), ModelJson.Options);
        }

        foreach (var (name, json) in content.Documents)
        {
            entries[$"{EntryNames.Documents}{name}{EntryNames.Json}"] = Encoding.UTF8.GetBytes(json);
        }

        return entries;
    }

    private static byte[] Tensors(WeightSet weights)
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, weights);
        return stream.ToArray();
    }

    private static ManifestEntry Describe(byte[] bytes) => new(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
