using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>The networks that are trained. Their inputs are what <see cref="FieldNames"/> says, those of them that are needed.</summary>
internal static class TrainingNetworks
{
    public const string Loss = "loss";
    public const string Reconstruction = "reconstruction loss";

    /// <summary>The encoder alone: "input", perhaps "condition", to the code.</summary>
    public static Network Encoder(Codec codec) => Network.Build("encoder", b =>
    {
        var (x, condition) = Inputs(b, codec);
        return new Dictionary<string, Tensor> { ["code"] = codec.Encode(x, condition).Code };
    });

    /// <summary>The whole autoencoder with its loss.</summary>
    public static Network Whole(Codec codec) => Network.Build("autoencoder", b =>
    {
        var (x, condition) = Inputs(b, codec);
        var target = b.Input(FieldNames.Target, Rows(codec.Target));
        var coded = codec.Encode(x, condition);
        var code = coded.LogVariance is { } logVariance ? Draw(b, coded.Code, logVariance) : coded.Code;
        var reconstruction = Compare(codec, codec.Decode(code, condition, isTied: true), target, x);
        var penalties = All(b, codec, x, coded).ToArray();
        return new Dictionary<string, Tensor>
        {
            [Reconstruction] = reconstruction,
            [Loss] = penalties.Aggregate(reconstruction, (sum, part) => sum.Add(part)),
        };
    });

    /// <summary>
    /// A layer with its counterpart, over the layers before it, which are frozen: it learns to give back what it takes. Masking noise goes for its input as it
    /// does for the rows.
    /// </summary>
    public static Network Layer(MirroredCodec codec, int layer)
    {
        var network = Network.Build($"layer {layer + 1} of the autoencoder", b =>
        {
            var x = b.Input(FieldNames.Input, Rows(codec.Row));
            var taken = x;
            for (var i = 0; i < layer; i++)
            {
                taken = codec.EncodeLayer(i, taken);
            }

            var seen = layer > 0 && codec.Options.Noise is MaskingNoise { Probability: > 0 } noise
                ? taken.Dropout((float)noise.Probability).Affine(1 - (float)noise.Probability) : taken;
            var restored = codec.DecodeLayer(layer, codec.EncodeLayer(layer, seen), codec.Options.TiesWeights);
            var loss = layer == 0
                ? Compare(codec, restored, b.Input(FieldNames.Target, Rows(codec.Target)), x)
                    : restored.Then(new MeanSquaredError(), null, taken);
            return new Dictionary<string, Tensor> { [Loss] = loss };
        });
        return layer == 0 ? network : network.Freeze([.. codec.Layers.Take(layer).Select(l => l.EncoderName)]);
    }

    /// <summary>Writes a code drawn of N(mean, variance): mean + exp(log variance / 2) noise.</summary>
    private static Tensor Draw(NetworkBuilder builder, Tensor mean, Tensor logVariance)
    {
        var noise = builder.Input(FieldNames.CodeNoise, mean.Shape);
        return mean.Add(logVariance.Affine(0.5f).Exp().Multiply(noise), "code");
    }

    /// <summary>Writes the loss of a reconstruction: a mean over numbers, or of a variational code the negative log-likelihood, a sum over a row's.</summary>
    private static Tensor Compare(Codec codec, Tensor decoded, Tensor target, Tensor x)
    {
        var isEntropy = codec.Options.Loss == ReconstructionLoss.CrossEntropy;
        var loss = isEntropy ? decoded.Then(new BinaryCrossEntropy(), null, target) : codec.Finish(decoded, x).Then(new MeanSquaredError(), null, target);
        var size = (float)codec.Target.ElementsPerRow();
        return codec.Options.Variational is null ? loss : loss.Affine(isEntropy ? size : size / 2);
    }

    private static IEnumerable<Tensor> All(NetworkBuilder builder, Codec codec, Tensor x, Coded coded)
    {
        var options = codec.Options;
        if (coded.LogVariance is { } logVariance)
        {
            yield return Penalties.Divergence(coded.Code, logVariance).Affine((float)options.Variational!.Beta);
        }

        if (options.Sparsity is { L1: > 0 } few)
        {
            yield return Penalties.L1(coded.Code, few);
        }

        if (options.Sparsity is { Kl: > 0 } rare)
        {
            yield return Penalties.Rates(coded.Code, rare);
        }

        if (options.Contraction is { Weight: > 0 } contraction)
        {
            yield return Contract(builder, codec, x, coded.Code, contraction).Affine((float)contraction.Weight);
        }
    }

    private static Tensor Contract(NetworkBuilder builder, Codec codec, Tensor x, Tensor code, Contraction contraction)
    {
        if (!contraction.IsEstimated && codec is MirroredCodec { Layers: [DenseCodecLayer only] } && codec.Options.Variational is null)
        {
            var sums = builder.AddTied(new Dense(only.Size), only.EncoderName, "contraction.sums", x.Shape.Rank > 2 ? x.Flatten() : x)[0];
            return Penalties.ExactContraction(sums, only, codec.Options.CodeActivation);
        }

        var encoder = Encoder(codec);
        var random = encoder.Nodes.FirstOrDefault(n => n.Op is Dropout or StochasticDepth or RandomisedLeakyRelu or BatchNorm);
        return codec.ConditionSize > 0 || random is not null
            ? throw new ArgumentException(
                $"Autoencoder: a contraction cannot be estimated "
                    + $"{(random is null ? "with a condition" : $"over '{random.Name}' ({random.Op.Name}), which changes in training")}."
                + " Leave AutoencoderOptions.Contraction out, or that.")
            : Penalties.EstimatedContraction(x, builder.Input(FieldNames.Probe, x.Shape), encoder, contraction.Step);
    }

    private static (Tensor Rows, Tensor? Condition) Inputs(NetworkBuilder builder, Codec codec)
    {
        var x = builder.Input(FieldNames.Input, Rows(codec.Row));
        return (x, codec.ConditionSize == 0 ? null : builder.Input(FieldNames.Condition, [Dim.Batch, codec.ConditionSize]));
    }

    private static Shape Rows(Shape row) => Shape.Create(Dim.Batch).Concat(row);
}

/// <summary>The names of what a training network takes.</summary>
internal static class FieldNames
{
    /// <summary>Rows, with noise in a denoising autoencoder.</summary>
    public const string Input = "input";

    /// <summary>What a reconstruction is compared with.</summary>
    public const string Target = "target";

    /// <summary>What encoder and decoder of a conditional autoencoder both see.</summary>
    public const string Condition = "condition";

    /// <summary>Standard normal numbers that a variational code is drawn with.</summary>
    public const string CodeNoise = "noise";

    /// <summary>Random signs in the shape of the rows.</summary>
    public const string Probe = "probe";
}
