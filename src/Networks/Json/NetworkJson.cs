using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks;

/// <summary>A network as JSON and back. The document carries a format name and a version; a reader refuses what it does not know.</summary>
public static class NetworkJson
{
    private const string Format = "mlnetvision-network";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new JsonStringEnumConverter(allowIntegerValues: false), new DimJsonConverter(), new ShapeJsonConverter(),
            new AxesJsonConverter(), new Size2JsonConverter(), new PaddingJsonConverter(), new TensorLiteralJsonConverter(),
            new NumbersJsonConverter(),
        },
    };

    private static readonly FrozenDictionary<string, Type> Ops = typeof(Op).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Op)) && !t.IsAbstract).ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>Writes a network.</summary>
    public static string Write(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var nodes = network.Nodes.Select(n => new NodeDocument(
            n.Name, n.Op.Name, JsonSerializer.SerializeToNode(n.Op, n.Op.GetType(), Options)!.AsObject(), [.. n.Inputs.Select(i => $"{i}")],
            n.ParameterScope == n.Name ? null : n.ParameterScope));
        var outputs = network.Outputs.ToDictionary(o => o.Name, o => $"{o.Value}");
        return JsonSerializer.Serialize(new Document(Format, Version, network.Name, [.. nodes], outputs, [.. network.Frozen]), Options);
    }

    /// <summary>Reads and checks a network.</summary>
    /// <param name="json">The text.</param>
    /// <param name="model">What a step of an engine's own is made by again; null where the network has none.</param>
    /// <exception cref="NetworkException">The text is no network, or one that cannot be.</exception>
    public static Network Read(string json, IModelSource? model = null)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(json, Options) ?? throw new NetworkException("The text is no network: it is null.");
            if (document.Format != Format || document.Version != Version)
            {
                throw new NetworkException(
                    $"The text is no network of format {Format}, version {Version}, but '{document.Format}', version {document.Version}.");
            }

            RequireAll([.. document.Nodes, .. document.Nodes.SelectMany(n => n?.Inputs ?? []), .. document.Outputs.Values, .. document.Frozen ?? []]);
            var nodes = document.Nodes.Select(
                n => new Node(n.Name, ReadOp(n, document, model), [.. (n.Inputs ?? []).Select(ReadReference)]) { ParameterScope = n.ParametersOf ?? n.Name });
            return new Network(document.Name, nodes, document.Outputs.Select(o => new NetworkOutput(o.Key, ReadReference(o.Value))), document.Frozen);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            throw new NetworkException($"The text is no network: {e.Message}", e);
        }
    }

    /// <summary>Annotations say nothing of what lists hold.</summary>
    private static void RequireAll(object?[] items)
    {
        if (items.Contains(null))
        {
            throw new NetworkException("The text is no network: a step, a value or a name in it is null.");
        }
    }

    private static Op ReadOp(NodeDocument node, Document document, IModelSource? model) => Ops.TryGetValue(node.Op, out var type)
        ? (Op)(node.Attributes ?? []).Deserialize(type, Options)!
        : model is not null && Supplied(node, document, model) is { } supplied ? supplied
        : throw new NetworkException(
            $"'{node.Name}' is a step of kind '{node.Op}', which this version does not know."
            + $" It knows: {string.Join(", ", Ops.Keys.Order(StringComparer.Ordinal))}.");

    /// <summary>A step of an engine's own, which takes the network's input and says how many units it has.</summary>
    private static Op? Supplied(NodeDocument node, Document document, IModelSource model)
    {
        var given = document.Nodes.FirstOrDefault(n => n.Name == (node.Inputs is [var first, ..] ? first : null) && n.Op == nameof(Input));
        return given is not null && ReadOp(given, document, null) is Input input && node.Attributes?["units"]?.GetValue<int>() is { } units
            ? model.Create(input.Type.Shape, units).Network.Nodes.Select(n => n.Op).FirstOrDefault(op => op.Name == node.Op)
            : null;
    }

    private static ValueRef ReadReference(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon < 0 ? new ValueRef(text)
            : int.TryParse(text.AsSpan(colon + 1), out var output) && output >= 0 ? new ValueRef(text[..colon], output)
            : throw new NetworkException($"'{text}' names no value; a value is 'step' or 'step:output'.");
    }

    private sealed record Document(
        string Format, int Version, string Name,
        IReadOnlyList<NodeDocument> Nodes, IReadOnlyDictionary<string, string> Outputs, IReadOnlyList<string>? Frozen = null);

    private sealed record NodeDocument(
        string Name,
        string Op,
        JsonObject? Attributes = null,
        IReadOnlyList<string>? Inputs = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ParametersOf = null);
}
