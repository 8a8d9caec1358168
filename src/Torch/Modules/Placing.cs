using System.Reflection;

namespace MLNetVision.Torch.Modules;

/// <summary>
/// Keeps modules beyond the scope that they are made in, and moves them to a device, for which every version of TorchSharp has another signature.
/// </summary>
internal static class Placing
{
    /// <summary>Lets a module live on after the present disposal scope.</summary>
    public static void Keep(torch.nn.Module module)
    {
        foreach (var tensor in module.state_dict().Values)
        {
            tensor.DetachFromDisposeScope();
        }
    }

    public static void To(torch.nn.Module module, torch.Device device)
    {
        if (device.type == DeviceType.CPU)
        {
            return;
        }

        var mover = typeof(torch).Assembly.GetType("TorchSharp.ModuleExtensionMethods")?.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(m => m.Name == "to" && m.GetParameters() is { Length: >= 2 } p && p[1].ParameterType == typeof(torch.Device)
                && p.Skip(2).All(o => o.HasDefaultValue))
            ?? throw new NotSupportedException(
                $"Moving a module to {device} is not supported by this TorchSharp ({TorchCapabilities.TorchSharpVersion}); use Device.Cpu.");
        object?[] arguments = [module, device, .. mover.GetParameters().Skip(2).Select(p => p.DefaultValue)];
        mover.MakeGenericMethod(typeof(torch.nn.Module)).Invoke(null, arguments);
    }
}
