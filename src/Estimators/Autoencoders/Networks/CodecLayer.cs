using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>A layer of an encoder, with the one of the decoder that goes the other way. Activations are not part of it.</summary>
/// <param name="Name">Its name: "layer1", "code". The steps are "encoder.layer1" and "decoder.layer1".</param>
internal abstract record CodecLayer(string Name)
{
    /// <summary>The name of the encoder's step.</summary>
    public string EncoderName => $"encoder.{Name}";

    /// <summary>The name of the decoder's step.</summary>
    public string DecoderName => $"decoder.{Name}";

    /// <summary>What the encoder's layer takes, without the batch.</summary>
    public abstract Shape Input { get; }

    /// <summary>What it gives, without the batch.</summary>
    public abstract Shape Output { get; }

    /// <summary>Writes the encoder's layer.</summary>
    public abstract Tensor Encode(Tensor x);

    /// <summary>Writes the decoder's layer.</summary>
    /// <param name="h">[N, ...] of <see cref="Output"/>, perhaps with more numbers behind where it is a code.</param>
    /// <param name="isTied">Whether it uses the weight of the encoder's layer in the same network.</param>
    /// <param name="target">What it has to give, without the batch: what the encoder's layer took, unless it is the last.</param>
    public abstract Tensor Decode(Tensor h, bool isTied, Shape target);

    /// <summary>Rows of a shape.</summary>
    protected static Shape Rows(Shape row) => Shape.Create(Dim.Batch).Concat(row);

    /// <summary>Adds a layer, whose weight is its own or the encoder's; the bias is a step of its own in both cases, so that names stay the same.</summary>
    protected Tensor Mirror(Tensor h, Op op, bool isTied, Shape bias)
    {
        var product = isTied ? h.Builder.AddTied(op, EncoderName, DecoderName, h)[0] : h.Then(op, DecoderName);
        return product.Add(h.Builder.Variable(bias, ParameterRole.Bias, name: $"{DecoderName}.bias"), $"{DecoderName}.sum");
    }
}

/// <summary>A fully connected layer.</summary>
internal sealed record DenseCodecLayer(string Name, Shape Taken, int Size) : CodecLayer(Name)
{
    public override Shape Input => Taken;

    public override Shape Output => [Size];

    public override Tensor Encode(Tensor x) => (x.Shape.Rank > 2 ? x.Flatten() : x).Dense(Size, name: EncoderName);

    public override Tensor Decode(Tensor h, bool isTied, Shape target)
    {
        var units = checked((int)target.ElementsPerRow());
        var x = Mirror(h, new Dense(units) { HasBias = false, Transposed = true }, isTied, [units]);
        return target.Rank == 1 ? x : x.Reshape(Rows(target));
    }
}

/// <summary>A convolution; its counterpart is a transposed one, which gives back the size that the convolution took.</summary>
internal sealed record ConvolutionalCodecLayer(string Name, Shape Taken, int Channels, int Kernel, int Stride) : CodecLayer(Name)
{
    public override Shape Input => Taken;

    // (H + 2 floor(k / 2) - k) / stride + 1 with an odd k is ceil(H / stride).
    public override Shape Output => [Channels, Halved(Taken[1]), Halved(Taken[2])];

    public override Tensor Encode(Tensor x) => x.Conv2d(Channels, Kernel, Stride, Kernel / 2, name: EncoderName);

    public override Tensor Decode(Tensor h, bool isTied, Shape target)
    {
        var extra = new Size2(Extra(Taken[1]), Extra(Taken[2]));
        var channels = (int)target[0].Size;
        var op = new ConvTranspose2d(channels, Kernel) { Stride = Stride, Padding = Kernel / 2, OutputPadding = extra, HasBias = false };
        return Mirror(h, op, isTied, [channels, 1, 1]);
    }

    private Dim Halved(Dim size) => (int)((size.Size + Stride - 1) / Stride);

    /// <summary>(H' - 1) stride + 1 is the smallest size that gives H'; how much larger the size was.</summary>
    private int Extra(Dim size) => (int)(size.Size - ((Halved(size).Size - 1) * Stride) - 1);
}
