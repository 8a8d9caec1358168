using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Loop;

namespace MLNetVision.Training.Checkpoints;

/// <summary>
/// One checkpoint as one safetensors file: the tensors "weights/...", "optimizer/..." and "best/...", and in the metadata a JSON text with everything else, and
/// the SHA-256 of both.
/// </summary>
internal static class CheckpointFile
{
    private const int Version = 1;
    private const string DocumentKey = "mlnetvision-checkpoint";
    private const string DigestKey = "sha256";
    private const string Weights = "weights/";
    private const string Optimizer = "optimizer/";
    private const string Best = "best/";

    /// <summary>Writes a checkpoint; the file appears whole or not at all.</summary>
    public static void Write(string path, Checkpoint checkpoint)
    {
        var tensors = new WeightSet(
            [.. Prefixed(Weights, checkpoint.Session.Weights), .. Prefixed(Optimizer, checkpoint.Session.Optimizer), .. Prefixed(Best, checkpoint.Best)]);
        var document = JsonSerializer.Serialize(
            new Document(Version, checkpoint.Identity, checkpoint.State, checkpoint.Session.Counters, checkpoint.Best is not null), TrainingJson.Options);
        SafetensorsFile.Write(
            path, tensors, new Dictionary<string, string> { [DocumentKey] = document, [DigestKey] = Digest(document, tensors) });
    }

    /// <summary>Reads a checkpoint and checks that it is what was written.</summary>
    /// <exception cref="CheckpointException">It is damaged, or no checkpoint of this version.</exception>
    public static Checkpoint Read(string path)
    {
        try
        {
            using var file = SafetensorsFile.Open(path);
            var text = file.Metadata.GetValueOrDefault(DocumentKey) ?? throw Fault(path, "it is a safetensors file, but no checkpoint");
            if (file.Metadata.GetValueOrDefault(DigestKey) != Digest(text, file.Weights))
            {
                throw Fault(path, "its content does not have the checksum that it was written with");
            }

            var document = JsonSerializer.Deserialize<Document>(text, TrainingJson.Options) ?? throw Fault(path, "it says nothing about the run");
            if (document.Version != Version)
            {
                throw Fault(path, $"it has version {document.Version}, and this program reads version {Version}");
            }

            var session = new SessionState(Unprefixed(Weights, file.Weights), Unprefixed(Optimizer, file.Weights), document.Counters);
            return new Checkpoint(document.Run, document.State, session, document.HasBest ? Unprefixed(Best, file.Weights) : null) { Path = path };
        }
        catch (Exception e) when (e is WeightFormatException or JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CheckpointException($"The checkpoint '{path}' cannot be read: {e.Message}", e);
        }
    }

    private static IEnumerable<KeyValuePair<string, Weight>> Prefixed(string prefix, WeightSet? weights) =>
        (weights ?? Enumerable.Empty<KeyValuePair<string, Weight>>()).Select(w => KeyValuePair.Create(prefix + w.Key, w.Value));

    /// <summary>The tensors under a prefix, copied out of the file.</summary>
    private static WeightSet Unprefixed(string prefix, WeightSet tensors) => new(tensors
        .Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal))
        .Select(t => KeyValuePair.Create(t.Key[prefix.Length..], new Weight(t.Value.Element, t.Value.Shape, t.Value.Bytes.ToArray()))));

    private static string Digest(string document, WeightSet tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(document));
        foreach (var (name, tensor) in tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name} {tensor.Element}{tensor.Shape}\n"));
            hash.AppendData(tensor.Bytes.Span);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static CheckpointException Fault(string path, string what) => new($"The checkpoint '{path}' cannot be used: {what}.");

    private sealed record Document(
        int Version, IReadOnlyDictionary<string, string> Run, LoopState State, IReadOnlyDictionary<string, long> Counters, bool HasBest);
}
