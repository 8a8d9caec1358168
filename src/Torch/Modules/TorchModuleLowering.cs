using MLNetVision.Torch.Lowering;

namespace MLNetVision.Torch.Modules;

/// <summary>
/// Runs the session's own module. Its weights are written into it before, so that what the optimizer changes is what it computes with; gradients are taken by
/// them, and what it changes in its buffers is read back. Its random numbers begin at a place of their own in each step.
/// </summary>
internal sealed class TorchModuleLowering : OpLowering<TorchModule>
{
    protected override Tensor Run(TorchModule op, Call call)
    {
        var kept = call.Session.ModuleOf(call.Node.Name, op);
        using (torch.no_grad())
        {
            foreach (var parameter in kept.Parameters)
            {
                parameter.Tensor.copy_(call.Stored(parameter.Spec.Name));
            }
        }

        kept.Module.train(call.IsTraining);
        if (call.IsTraining)
        {
            torch.manual_seed(unchecked((long)call.RandomKey));
            foreach (var parameter in kept.Parameters.Where(p => p.Spec.Role != Networks.Ops.ParameterRole.Statistic))
            {
                call.Session.Substitute(call.FullName(parameter.Spec.Name), parameter.Tensor);
            }
        }

        var y = kept.Module.call(call.X);
        if (call.IsTraining)
        {
            ReadBuffers(kept, call);
        }

        return y;
    }

    private static void ReadBuffers(SessionModule kept, Call call)
    {
        using var still = torch.no_grad();
        foreach (var buffer in kept.Parameters.Where(p => p.Spec.Role == Networks.Ops.ParameterRole.Statistic && !call.IsFrozen(p.Spec.Name)))
        {
            call.Stored(buffer.Spec.Name).copy_(buffer.Tensor);
        }
    }
}
