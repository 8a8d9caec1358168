using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Transforms.Persistence.Container;

/// <summary>Reads a container. Nothing in it takes more memory than the file is long, and every byte is checked against the manifest.</summary>
internal sealed class ContainerReader(ZipArchive archive, long length, IModelSource? model = null)
{
    private Manifest _manifest = null!;

    /// <exception cref="ContainerFault">The container breaks a rule of its own.</exception>
    public VisionModelContent Read()
    {
        CheckNames();
        _manifest = ReadManifest();
        foreach (var stray in archive.Entries.Select(e => e.FullName).Where(n => n != EntryNames.Manifest && !_manifest.Entries.ContainsKey(n)))
        {
            throw new ContainerFault($"the manifest knows nothing of its entry '{stray}'");
        }

        var network = NetworkJson.Read(Text(EntryNames.Network), model);
        var read = _manifest.Model.Model(network, Tensors(EntryNames.Weights));
        return new VisionModelContent(read) { Columns = _manifest.Model.Columns, Training = Training(), Documents = Documents() };
    }

    private void CheckNames()
    {
        if (archive.Entries.GroupBy(e => e.FullName, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ContainerFault($"it has the entry '{twice.Key}' twice");
        }
    }

    /// <summary>The version counts before anything else: a newer manifest may have other members.</summary>
    private Manifest ReadManifest()
    {
        var bytes = Bytes(EntryNames.Manifest);
        using var document = JsonDocument.Parse(bytes);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != Manifest.FormatName
            || !root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number))
        {
            throw new ContainerFault("its manifest is not that of a model");
        }

        if (number != Manifest.CurrentVersion)
        {
            throw new ContainerFault($"it has version {number} of the format, and this program reads version {Manifest.CurrentVersion}")
            {
                Advice = number > Manifest.CurrentVersion ? "Update MLNetVision." : "Save the model again.",
            };
        }

        return root.Deserialize<Manifest>(ModelJson.Options) ?? throw new ContainerFault("its manifest is empty");
    }

    private SessionState? Training()
    {
        string[] parts = [EntryNames.TrainingWeights, EntryNames.TrainingOptimizer, EntryNames.TrainingCounters];
        return parts.Count(_manifest.Entries.ContainsKey) switch
        {
            0 => null,
            3 => new SessionState(
                Tensors(parts[0]), Tensors(parts[1]),
                JsonSerializer.Deserialize<Dictionary<string, long>>(Content(parts[2]), ModelJson.Options)
                    ?? throw new ContainerFault($"'{parts[2]}' is empty")),
            _ => throw new ContainerFault($"a state of training is {string.Join(", ", parts)}, and it has only some of them"),
        };
    }

    private Dictionary<string, string> Documents() => _manifest.Entries.Keys
        .Where(n => n.StartsWith(EntryNames.Documents, StringComparison.Ordinal) && n.EndsWith(EntryNames.Json, StringComparison.Ordinal))
        .ToDictionary(n => n[EntryNames.Documents.Length..^EntryNames.Json.Length], Text, StringComparer.Ordinal);

    private WeightSet Tensors(string name) => SafetensorsFile.Read(Content(name), name);

    private string Text(string name) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Content(name));

    private byte[] Content(string name)
    {
        var expected = _manifest.Entries.GetValueOrDefault(name) ?? throw new ContainerFault($"its manifest lacks the entry '{name}'");
        var bytes = Bytes(name);
        return bytes.LongLength == expected.Bytes && Convert.ToHexStringLower(SHA256.HashData(bytes)) == expected.Sha256
            ? bytes
            : throw new ContainerFault($"its entry '{name}' is not what was written: length or hash differ from the manifest's");
    }

    private byte[] Bytes(string name)
    {
        var entry = archive.GetEntry(name) ?? throw new ContainerFault($"it lacks the entry '{name}'");
        if (entry.Length > length || entry.Length != entry.CompressedLength || entry.Length > Array.MaxLength)
        {
            throw new ContainerFault($"its entry '{name}' claims {entry.Length} bytes packed into {entry.CompressedLength}; entries are stored as they are");
        }

        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
