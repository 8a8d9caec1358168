using System.Text.Json;
using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;
using MLNetVision.Transforms.Persistence.Container;

namespace MLNetVision.Transforms.Persistence.Rewrapping;

/// <summary>
/// What a saved model's ONNX graph keeps in its metadata, so that the model can be had back from it as it was: the network as it is, the columns, and weights
/// that the graph has in another form.
/// </summary>
/// <param name="Version">The version of this record.</param>
/// <param name="Model">What is to be known of the model.</param>
/// <param name="Network">The network's JSON.</param>
/// <param name="Weights">The weights that no initialiser holds, as the base64 of a safetensors file; null where there are none.</param>
internal sealed record GraphRecord(int Version, ModelDocument Model, JsonElement Network, string? Weights = null)
{
    private const string Key = "mlnetvision";
    private const int CurrentVersion = 1;

    /// <summary>The graph with a record of the model that it was written from.</summary>
    public static ModelProto AddTo(ModelProto proto, ScoringModel model, ColumnsDocument columns)
    {
        using var network = JsonDocument.Parse(NetworkJson.Write(model.Network));
        var weights = GraphWeights.Missing(model.Network, model.Weights, proto);
        var record = new GraphRecord(CurrentVersion, ModelDocument.Of(model, columns), network.RootElement, weights);
        return proto with { Metadata = proto.Metadata.Add(KeyValuePair.Create(Key, JsonSerializer.Serialize(record, ModelJson.Compact))) };
    }

    /// <summary>Whether a graph was written by us.</summary>
    public static bool IsIn(ModelProto proto) => proto.Metadata.Any(m => m.Key == Key);

    /// <summary>The model and the columns that a graph was written from.</summary>
    /// <exception cref="VisionModelException">The record is of a newer version, or somebody has changed the graph.</exception>
    public static (ScoringModel Model, ColumnsDocument Columns) ReadFrom(ModelProto proto)
    {
        var text = proto.Metadata.First(m => m.Key == Key).Value;
        try
        {
            CheckVersion(text);
            var record = JsonSerializer.Deserialize<GraphRecord>(text, ModelJson.Compact) ?? throw new JsonException("It is null.");
            var network = NetworkJson.Read(record.Network.GetRawText());
            var model = record.Model.Model(network, GraphWeights.Read(network, proto, record.Weights));
            return (model, record.Model.Columns ?? throw new JsonException("It has no columns."));
        }
        catch (Exception e) when (e is JsonException or NetworkException or WeightFormatException or ArgumentException or FormatException or OverflowException)
        {
            throw new VisionModelException(
                $"VisionModel: the ONNX model '{proto.Graph.Name}' was saved by MLNetVision and has been changed since: {e.Message} Save the model again.", e);
        }
    }

    private static void CheckVersion(string text)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("version", out var version)
            || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number))
        {
            throw new JsonException("Its record has no version.");
        }

        if (number > CurrentVersion)
        {
            throw new VisionModelException(
                $"VisionModel: the saved model has a record of version {number}, and this program reads version {CurrentVersion}. Update MLNetVision.");
        }
    }
}
