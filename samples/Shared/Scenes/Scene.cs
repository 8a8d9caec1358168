using MLNetVision.Imaging;

namespace MLNetVision.Samples.Shared.Scenes;

/// <summary>A picture and what is in it.</summary>
/// <param name="Name">As a file would be called, without an extension.</param>
/// <param name="Picture">In red, green and blue.</param>
/// <param name="Objects">What is to be found.</param>
internal sealed record Scene(string Name, Image<byte> Picture, IReadOnlyList<SceneObject> Objects);
