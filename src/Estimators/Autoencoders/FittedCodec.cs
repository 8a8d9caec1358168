using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Transforms;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>A trained encoder and its decoder, each by itself.</summary>
internal sealed class FittedCodec(ScoringNetworks networks, Codec codec, WeightSet weights, ModelCard card)
{
    private const int BatchSize = 256;
    private ScoringModel? _decoder;

    /// <summary>How codes are made.</summary>
    public Codec Codec => codec;

    /// <summary>All weights by name.</summary>
    public WeightSet Weights => weights;

    /// <summary>From a column to codes.</summary>
    public Backbone Encoder()
    {
        var network = networks.Encoder();
        return new Backbone(network, AutoencoderFit.Of(network, weights), card with { Name = network.Name });
    }

    /// <summary>From codes to reconstructions.</summary>
    public ScoringModel Decoder() => _decoder ??= Build();

    /// <summary>Reconstructions of codes with their conditions.</summary>
    public float[][] Decode(IReadOnlyList<float[]> codes, IEngine? engine)
    {
        var model = Decoder();
        var size = codec.CodeSize + codec.ConditionSize;
        foreach (var (index, code) in codes.Index())
        {
            ArgumentNullException.ThrowIfNull(code);
            if (code.Length != size)
            {
                throw new ArgumentException($"Autoencoder: code {index} has {code.Length} numbers; the decoder takes {size}.", nameof(codes));
            }
        }

        if (codes.Count == 0)
        {
            return [];
        }

        using var session = (engine ?? new ManagedEngine()).Compile(
            model.Network, model.Weights, new SessionOptions { Sizes = new Dictionary<string, int> { ["N"] = Math.Min(BatchSize, codes.Count) } });
        return [.. codes.Chunk(BatchSize).SelectMany(chunk => Run(session, model.Network, chunk))];
    }

    /// <summary>Codes of N(0, 1), with a condition behind each where there are any.</summary>
    public float[][] DrawCodes(int count, ulong seed, float[]? condition)
    {
        var codes = new float[count][];
        for (var i = 0; i < count; i++)
        {
            var random = new RandomStream(RandomStream.SeedAt(seed, (ulong)i));
            codes[i] = [.. Enumerable.Range(0, codec.CodeSize).Select(_ => (float)random.NextNormal()), .. condition ?? []];
        }

        return codes;
    }

    private float[][] Run(ISession session, Network network, float[][] codes)
    {
        var input = HostTensor.Of<float>([.. codes.SelectMany(c => c)], codes.Length, codes[0].Length);
        var size = checked((int)codec.Target.ElementsPerRow());
        var output = new HostTensor(DType.Float32, codes.Length, size);
        session.Forward(
            new Dictionary<string, HostTensor> { [network.Inputs.Single().Name] = input },
            new Dictionary<string, HostTensor> { [network.Outputs[0].Name] = output });
        return [.. Enumerable.Range(0, codes.Length).Select(i => output.As<float>().Slice(i * size, size).ToArray())];
    }

    /// <summary>The decoder alone owns the weights that it ties to the encoder's in the whole network.</summary>
    private ScoringModel Build()
    {
        var network = networks.Decoder();
        var owners = TrainingNetworks.Whole(codec).Nodes.ToDictionary(n => n.Name, n => n.ParameterScope, StringComparer.Ordinal);
        var own = network.Nodes.SelectMany(n => network.SignatureOf(n).Parameters.Select(p => KeyValuePair.Create(
            $"{n.Name}.{p.Name}", weights[$"{owners[n.Name]}.{p.Name}"])));
        return new ScoringModel(
            network, new WeightSet(own), card with { Name = network.Name, Metrics = new Dictionary<string, double>() }, ScoringTask.Features);
    }
}
