using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Transforms.Persistence.State;

/// <summary>Images of any size as members of the objects that loaded mappings are given.</summary>
internal static class LoadedImages
{
    /// <summary>ML.NET hands objects only those types of columns that are registered, and images without a size nobody registers.</summary>
    public static void Register()
    {
        try
        {
            DataViewTypeManager.Register(new ImageDataViewType(), typeof(MLImage), new ImageTypeAttribute());
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // Somebody did, with another attribute: it is known then.
        }
    }
}
