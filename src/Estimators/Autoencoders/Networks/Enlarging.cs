using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>The end of a decoder whose pictures are larger than the encoder's: transposed convolutions that double the size.</summary>
internal static class Enlarging
{
    /// <summary>How often a size has to be doubled to be another; -1 where no number of times does it.</summary>
    public static int Times(long from, long to)
    {
        var times = 0;
        for (; from < to; from *= 2)
        {
            times++;
        }

        return from == to ? times : -1;
    }

    /// <summary>Writes the decoder's counterpart of the first layer and what doubles its size.</summary>
    public static Tensor Write(ConvolutionalCodecLayer first, Tensor h, AutoencoderOptions options, Shape target)
    {
        var times = Times(first.Input[1].Size, target[1].Size);
        var x = first.Decode(h, isTied: false, Shape.Create(first.Channels, first.Input[1], first.Input[2]));
        for (var i = 1; i <= times; i++)
        {
            var channels = i == times ? (int)target[0].Size : first.Channels;
            var op = new ConvTranspose2d(channels, options.Kernel) { Stride = 2, Padding = options.Kernel / 2, OutputPadding = 1 };
            x = x.Activate(options.Activation, $"decoder.enlarge{i}.in").Then(op, $"decoder.enlarge{i}");
        }

        return x;
    }
}
