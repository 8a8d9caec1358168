using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>A codec that the caller writes.</summary>
internal sealed class WrittenCodec : Codec
{
    private readonly Func<Tensor, Tensor> _encoder;
    private readonly Func<Tensor, Tensor> _decoder;

    public WrittenCodec(Func<Tensor, Tensor> encoder, Func<Tensor, Tensor> decoder, AutoencoderOptions options, Shape row, Shape target)
        : base(options, row, target)
    {
        (_encoder, _decoder) = (encoder, decoder);
        Code = options.Variational is null ? GivenBy(row) : [options.CodeSize];
    }

    public override Shape Code { get; }

    protected override Tensor Hidden(Tensor x) => x.Scope("encoder", _encoder);

    protected override Tensor Restore(Tensor code, bool isTied)
    {
        var x = Code.Rank > 1 && code.Shape.Rank == 2 ? code.Reshape(Shape.Create(code.Shape[0]).Concat(Code)) : code;
        x = x.Scope("decoder", _decoder);
        var wanted = Shape.Create(x.Shape[0]).Concat(Target);
        return x.Shape.Equals(wanted) ? x
            : x.Shape.ElementsPerRow() == Target.ElementsPerRow() ? x.Reshape(wanted, "decoder.shaped")
            : throw new ArgumentException($"Autoencoder: the decoder gives {x.Shape}; it has to give {Target.ElementsPerRow()} numbers a row, {wanted}.");
    }

    private Shape GivenBy(Shape row)
    {
        var network = Network.Build("encoder", b => Hidden(b.Input("input", Shape.Create(Dim.Batch).Concat(row))));
        var given = network.TypeOf(network.Outputs[0].Value).Shape;
        return given.Rank >= 2 && given[0] == Dim.Batch && given.Slice(1, given.Rank).IsKnown ? given.Slice(1, given.Rank)
            : throw new ArgumentException($"Autoencoder: the encoder gives {given}; it has to give a code a row, [N, ...], of a known size.");
    }
}
