using MLNetVision.Imaging;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Training.Augmentation;

/// <summary>Runs a network on several views of each picture and averages what it says.</summary>
/// <param name="session">The network; the caller's.</param>
/// <param name="crops">The views.</param>
/// <param name="tensor">How a view becomes numbers; its size is that of the views.</param>
/// <param name="input">The name of the input.</param>
/// <param name="output">The name of the output that is averaged, [N, K]: probabilities, as a rule.</param>
/// <param name="outputs">K, the numbers of one row of the output.</param>
public sealed class CropPredictor(ISession session, TestTimeCrops crops, PictureTensor tensor, string input, string output, int outputs)
{
    private readonly HostTensor _views = new(DType.Float32, crops.Count, tensor.Channels, tensor.Height, tensor.Width);
    private readonly HostTensor _rows = new(DType.Float32, crops.Count, outputs);

    /// <summary>The mean over the views of one picture, which has to be at least as large as a view.</summary>
    public float[] Predict(Image<byte> image)
    {
        var views = crops.Of(image);
        var numbers = _views.As<float>();
        for (var i = 0; i < views.Count; i++)
        {
            tensor.Write(views[i], numbers.Slice(i * tensor.Elements, tensor.Elements));
        }

        session.Forward(new Dictionary<string, HostTensor> { [input] = _views }, new Dictionary<string, HostTensor> { [output] = _rows });
        return Average(_rows.As<float>(), outputs);
    }

    /// <summary>The mean of rows of <paramref name="width"/> numbers each.</summary>
    public static float[] Average(ReadOnlySpan<float> rows, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (rows.IsEmpty || rows.Length % width != 0)
        {
            throw new ArgumentException($"CropPredictor: {rows.Length} numbers are no rows of {width}.", nameof(rows));
        }

        var sums = new double[width];
        for (var i = 0; i < rows.Length; i++)
        {
            sums[i % width] += rows[i];
        }

        var count = rows.Length / width;
        return Array.ConvertAll(sums, sum => (float)(sum / count));
    }
}
