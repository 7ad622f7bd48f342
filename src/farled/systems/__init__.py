"""System och information: what there is to use again, who owns it, what it costs, and how it ends.

Bodies keep their own systems, components, contracts, data sets and e-services; strategists keep the whole register.
What enters: the register, by hand or from a sheet. What leaves: what exists already to whoever looks for a solution,
the digital legacy, and the yearly cost that ends when a system does.
"""
