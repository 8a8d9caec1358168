using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>A codec whose decoder mirrors the encoder, layer by layer.</summary>
internal sealed class MirroredCodec : Codec
{
    public MirroredCodec(AutoencoderOptions options, Shape row, Shape target)
        : base(options, row, target) => Layers = CodecLayers.Of(options, row);

    /// <summary>The layers from row to code.</summary>
    public IReadOnlyList<CodecLayer> Layers { get; }

    public override Shape Code => Layers[^1].Output;

    /// <summary>Writes a layer of the encoder with what follows it.</summary>
    public Tensor EncodeLayer(int layer, Tensor x)
    {
        var activation = layer == Layers.Count - 1 ? Options.CodeActivation : Options.Activation;
        return Layers[layer].Encode(x).Activate(activation, $"{Layers[layer].EncoderName}.out");
    }

    /// <summary>Writes a layer of the decoder with what follows it; what ends the decoder is not part of the first.</summary>
    public Tensor DecodeLayer(int layer, Tensor h, bool isTied)
    {
        var isHead = layer == Layers.Count - 1 && Options.Variational is not null;
        var target = layer == 0 ? Target : Layers[layer].Input;
        if (layer == 0 && Layers[0] is ConvolutionalCodecLayer first && target[1].Size > Row[1].Size)
        {
            return Enlarging.Write(first, h, Options, target);
        }

        var x = Layers[layer].Decode(h, isTied && !isHead, target);
        return layer == 0 ? x : x.Activate(Options.Activation, $"{Layers[layer].DecoderName}.out");
    }

    protected override Tensor Hidden(Tensor x)
    {
        var count = Options.Variational is null ? Layers.Count : Layers.Count - 1;
        for (var layer = 0; layer < count; layer++)
        {
            x = EncodeLayer(layer, x);
        }

        return x;
    }

    protected override Tensor Restore(Tensor code, bool isTied)
    {
        var x = Code.Rank > 1 && code.Shape.Rank == 2 ? code.Reshape(Shape.Create(code.Shape[0]).Concat(Code)) : code;
        for (var layer = Layers.Count - 1; layer >= 0; layer--)
        {
            x = DecodeLayer(layer, x, isTied);
        }

        return x;
    }
}
