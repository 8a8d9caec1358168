using MLNetVision.Imaging;

namespace MLNetVision.Training.Augmentation;

/// <summary>
/// Pictures that are used again, so that a worker that augments thousands of pictures of the same sizes allocates a handful. For one thread at a time.
/// </summary>
public sealed class ImagePool
{
    private readonly Shelf<byte> _pictures = new();
    private readonly Shelf<float> _fields = new();

    /// <summary>A picture of arbitrary contents.</summary>
    public Image<byte> Rent(int width, int height, int channels) => _pictures.Rent(width, height, channels);

    /// <summary>Gives back a picture; one that was not rented here is left alone. Nobody may use it afterwards.</summary>
    public void Return(Image<byte> image) => _pictures.Return(image);

    internal Image<byte> RentLike(Image<byte> image) => Rent(image.Width, image.Height, image.Channels);

    internal Image<float> RentField(int width, int height) => _fields.Rent(width, height, 2);

    internal void Return(Image<float> field) => _fields.Return(field);

    /// <summary>Knows what is out, so that a picture that belongs to someone else can never get in; keeps a few of what came back, newest last.</summary>
    private sealed class Shelf<T>
        where T : unmanaged
    {
        private const int Most = 6;
        private readonly List<Image<T>> _kept = [];
        private readonly List<Image<T>> _out = [];

        public Image<T> Rent(int width, int height, int channels)
        {
            var at = _kept.FindLastIndex(i => i.Width == width && i.Height == height && i.Channels == channels);
            Image<T> image;
            if (at < 0)
            {
                image = new Image<T>(width, height, channels);
            }
            else
            {
                image = _kept[at];
                _kept.RemoveAt(at);
            }

            Remember(image);
            return image;
        }

        public void Return(Image<T> image)
        {
            ArgumentNullException.ThrowIfNull(image);
            if (!_out.Remove(image))
            {
                return;
            }

            if (_kept.Count == Most)
            {
                _kept.RemoveAt(0);
            }

            _kept.Add(image);
        }

        /// <summary>A picture that never comes back is forgotten after a while; it is garbage like any other then.</summary>
        private void Remember(Image<T> image)
        {
            if (_out.Count == 2 * Most)
            {
                _out.RemoveAt(0);
            }

            _out.Add(image);
        }
    }
}
