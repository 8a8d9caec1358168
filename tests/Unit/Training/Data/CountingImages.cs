using System.Globalization;
using MLNetVision.Imaging;
using MLNetVision.Tests.Unit.Training.Augmentation;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Data;

/// <summary>Noise, a picture an index, with a class by the index; counts and reports what is loaded.</summary>
internal sealed class CountingImages(int count, int width, int height, Func<int, int>? label = null) : IImageSource
{
    private readonly int[] _loads = new int[count];
    private int _active;

    /// <summary>Called before each load.</summary>
    public Action<int> OnLoad { get; set; } = _ => { };

    public int Count => count;

    public IReadOnlyList<string> Classes { get; init; } = ["a", "b", "c"];

    public int Loads => _loads.Sum();

    /// <summary>How many loads go on now.</summary>
    public int Active => Volatile.Read(ref _active);

    public int LoadsOf(int index) => Volatile.Read(ref _loads[index]);

    public Image<byte> Picture(int index) => TestPictures.Noise(width, height, 3, (ulong)index + 1);

    public int Label(int index) => label?.Invoke(index) ?? index % 3;

    public string Name(int index) => "picture " + index.ToString(CultureInfo.InvariantCulture);

    public Image<byte> Load(int index, ImagePool pool)
    {
        Interlocked.Increment(ref _active);
        try
        {
            Interlocked.Increment(ref _loads[index]);
            OnLoad(index);
            var image = pool.Rent(width, height, 3);
            Picture(index).Samples.CopyTo(image.Samples);
            return image;
        }
        finally
        {
            Interlocked.Decrement(ref _active);
        }
    }
}
