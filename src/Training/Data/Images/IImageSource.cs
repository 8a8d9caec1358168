using MLNetVision.Imaging;
using MLNetVision.Training.Augmentation;

namespace MLNetVision.Training.Data;

/// <summary>Pictures with labels, in any order. All members may be called from several threads at once.</summary>
public interface IImageSource
{
    /// <summary>How many pictures there are.</summary>
    int Count { get; }

    /// <summary>The names of the classes; label i is the class at i.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <summary>The class of a picture.</summary>
    int Label(int index);

    /// <summary>What errors call a picture: the path of its file, as a rule.</summary>
    string Name(int index);

    /// <summary>Brings a picture into memory.</summary>
    /// <param name="index">From 0, below <see cref="Count"/>.</param>
    /// <param name="pool">Room that may be used; its owner calls from one thread at a time.</param>
    /// <returns>A picture that nobody changes: one from the pool, a new one, or one that the source keeps.</returns>
    /// <exception cref="ImageFormatException">The bytes are no picture.</exception>
    Image<byte> Load(int index, ImagePool pool);
}
